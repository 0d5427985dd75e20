// Pixels on canvases: made smaller, looked at, encoded.

/** The largest canvas that is drawn on while a picture is made smaller. */
const TILE_SIDE_PX = 512;
/** Enough to tell one picture from another, and any from none. */
const SKETCH_SIDE_PX = 16;
const CLOSE_SIDE_PX = 64;
/** What resampling makes of an opaque pixel in some engines is a little less. */
const OPAQUE_ALPHA = 245;
/** How far one picture is from itself on average, of 255: encoders blur, none of them more. */
const MAX_DIFFERENCE = 16;
const EDGE_PX = 8;
const GREY = [128, 128, 128, 255];

/** A part of a picture in the size asked for, which is not larger than the part. */
export function shrunk(source, part, width, height) {
  const canvas = newCanvas(width, height);
  const context = contextOf(canvas);
  const [across, down] = [part.width / width, part.height / height];
  // Engines that take one step look at a few pixels and leave the others out. Each half is the
  // average of four; tile by tile, as a canvas of a whole photo is too large for some.
  const halvings = Math.max(0, Math.floor(Math.log2(Math.min(across, down))));
  const tile = Math.max(1, TILE_SIDE_PX >> halvings);
  const steps = Array.from({ length: halvings + 1 }, (_, step) => workspace((tile << halvings) >> step));
  for (let y = 0; y < height; y += tile) {
    for (let x = 0; x < width; x += tile) {
      const [w, h] = [Math.min(tile, width - x), Math.min(tile, height - y)];
      const from = { x: part.x + x * across, y: part.y + y * down, width: w * across, height: h * down };
      context.drawImage(halved(source, from, steps, w, h), 0, 0, w, h, x, y, w, h);
    }
  }
  return canvas;
}

/** The canvas of the last step, with a tile of the size asked for in its corner. */
function halved(source, from, /** @type {any[]} */ [first, ...rest], width, height) {
  let [w, h] = [width << rest.length, height << rest.length];
  first.drawImage(source, from.x, from.y, from.width, from.height, 0, 0, w, h);
  let last = first.canvas;
  for (const context of rest) {
    context.drawImage(last, 0, 0, w, h, 0, 0, w / 2, h / 2);
    [w, h, last] = [w / 2, h / 2, context.canvas];
  }
  return last;
}

function workspace(side) {
  const context = contextOf(newCanvas(side, side));
  // The tile before shows through no hole of this one.
  context.globalCompositeOperation = "copy";
  return context;
}

function newCanvas(width, height) {
  if (typeof OffscreenCanvas === "function") return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement("canvas"), { width, height });
}

/** In ordinary memory: it is read back, and a graphics card has no room for a whole photo. */
function contextOf(canvas) {
  return canvas.getContext("2d", { willReadFrequently: true });
}

function pixelsOf(context) {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height).data;
}

/** A few pixels of a picture, or of a part of it: quick, and not all of it is looked at. */
function sketch(source, part, columns = SKETCH_SIDE_PX, rows = columns) {
  const context = contextOf(newCanvas(columns, rows));
  context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, columns, rows);
  return pixelsOf(context);
}

/** Every pixel of a picture, or of a part of it, in the average of a few. */
function averages(source, part, side) {
  const [width, height] = [part.width, part.height].map((size) => Math.ceil(Math.min(side, size)));
  return pixelsOf(contextOf(shrunk(source, part, width, height)));
}

/** The one colour that a picture is of, or a part of it; undefined when there is more to see. */
export function onlyColour(source, part = whole(source)) {
  if (!isPlain(sketch(source, part))) return undefined;
  // A few lines on nothing are seen when all of it is looked at.
  const pixels = averages(source, part, CLOSE_SIDE_PX);
  return isPlain(pixels) ? pixels.slice(0, 4) : undefined;
}

function whole({ width, height }) {
  return { x: 0, y: 0, width, height };
}

function isPlain(pixels) {
  return pixels.every((value, at) => Math.abs(value - pixels[at % 4]) <= 2);
}

/** Whether two pictures of the same size look alike, whatever an encoder has made of their details. */
export function isAlike(picture, other) {
  if (picture.width !== other.width || picture.height !== other.height) return false;
  const [these, those] = [picture, other].map((source) => averages(source, whole(source), SKETCH_SIDE_PX));
  return difference(these, those) <= MAX_DIFFERENCE;
}

/** How far two lists of pixels are apart on average. */
function difference(pixels, others) {
  return pixels.reduce((sum, value, at) => sum + Math.abs(value - others[at]), 0) / pixels.length;
}

/** Whether a whole edge is of the grey that decoders of JPEG paint where pixels are missing. */
export function hasGreyEdge(source) {
  const { width, height } = source;
  const [w, h] = [Math.min(EDGE_PX, width), Math.min(EDGE_PX, height)];
  const edges = [
    { x: 0, y: 0, width, height: h },
    { x: 0, y: height - h, width, height: h },
    { x: 0, y: 0, width: w, height },
    { x: width - w, y: 0, width: w, height },
  ];
  const isGrey = (value, at) => Math.abs(value - GREY[at % 4]) <= 4;
  return edges.some((edge) => sketch(source, edge, edge.width, edge.height).every(isGrey));
}

/** Whether a canvas gives back what is drawn on it: protection from fingerprinting gives something else. */
export function isCanvasTrue() {
  const context = contextOf(newCanvas(2, 2));
  context.fillStyle = "rgb(16 96 176)";
  context.fillRect(0, 0, 2, 2);
  return difference(pixelsOf(context).slice(0, 4), [16, 96, 176, 255]) <= MAX_DIFFERENCE;
}

export function hasTransparency(canvas) {
  const pixels = pixelsOf(contextOf(canvas));
  for (let at = 3; at < pixels.length; at += 4) {
    if (pixels[at] < OPAQUE_ALPHA) return true;
  }
  return false;
}

/** The encoded canvas; undefined where the browser cannot encode this type and gives another. */
export async function encode(canvas, /** @type {{ type: string, quality?: number }} */ { type, quality }) {
  const encoded =
    "convertToBlob" in canvas
      ? await canvas.convertToBlob({ type, quality })
      : await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
  return encoded?.type === type ? encoded : undefined;
}
