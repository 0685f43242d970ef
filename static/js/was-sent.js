// A page that answers a form: the browser would note the whole form with its address, in the clear. It notes the page
// the form came from instead, which can be loaded again, too.
const from = document.referrer.startsWith(`${window.location.origin}/`) ? document.referrer : window.location.href;
window.history.replaceState(null, "", from);
