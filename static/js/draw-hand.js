// Finger, pen or mouse on the paper. One at a time: a palm laid down while a pen draws changes nothing.

export function followHand(canvas, { begin, move, end }) {
  let drawing = null;

  const finish = (event) => {
    if (event.pointerId !== drawing) return;
    drawing = null;
    end();
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (drawing !== null || event.button !== 0) return;
    drawing = event.pointerId;
    canvas.setPointerCapture(drawing);
    if (begin(event) === false) drawing = null;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drawing) return;
    const between = event.getCoalescedEvents?.() || [];
    move(between.length ? between : [event]);
  });
  for (const over of ["pointerup", "pointercancel", "lostpointercapture"]) canvas.addEventListener(over, finish);
}
