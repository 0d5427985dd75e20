// The picture behind the crop square: decoded and turned by the browser, shrunk before it is drawn.
// A canvas of a whole photo would hold tens of megabytes for a preview of a few hundred pixels.

const LONGEST_SIDE = 800;

/** Draws a picture of which it is known that it can be decoded; gives its size when upright. */
export async function drawPicture(blob, canvas) {
  const whole = await createImageBitmap(blob, { imageOrientation: "from-image" });
  const { width, height } = whole;
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const small = await createImageBitmap(whole, {
      resizeWidth: canvas.width,
      resizeHeight: canvas.height,
      resizeQuality: "high",
    });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(small, 0, 0);
    small.close();
    // Some browsers fail without a word, and nobody can crop what is not to be seen.
    const isBlank = context.getImageData(0, 0, canvas.width, canvas.height).data.every((value) => value === 0);
    if (isBlank) throw new DOMException("The picture came out blank.", "InvalidStateError");
  } finally {
    whole.close();
  }
  return { width, height };
}

/** Gives the memory back, and keeps a picture that was not wanted from being seen again. */
export function clearPicture(canvas) {
  canvas.width = 1;
  canvas.height = 1;
}
