// A page that answers a form: the browser would note the whole form with its address, in the clear. It notes the page
// the form came from instead, which can be loaded again, too. A page of the first hours tells no path when it is left:
// there it is the first of its pages.
// Forms without an address of their own go to this page's, whatever the browser notes.
const { href, origin, pathname } = window.location;
for (const form of document.querySelectorAll("form:not([action])")) form.setAttribute("action", href);
const cameFrom = document.referrer.startsWith(`${origin}/`) ? document.referrer : href;
window.history.replaceState(null, "", pathname.startsWith("/now/") ? new URL("..", href) : cameFrom);
