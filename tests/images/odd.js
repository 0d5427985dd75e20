// Pictures as phones, editors and broken connections leave them: real ones, with bytes put in or taken out.

import { crc32 } from "node:zlib";

import { jpegOf, photo } from "./photos.js";

/** What must not leave: a place. */
export const SECRET = "31.2304N 121.4737E";
const NOTE = Buffer.from(SECRET);

/** A picture of a red left upper quarter on blue, of few bytes. */
const plain = (width, height = width) => photo(width, height, { noise: false });

export const smallJpeg = async (...size) => (await plain(...size)).jpeg().toBuffer();
export const smallPng = async (...size) => (await plain(...size)).png().toBuffer();
export const smallGif = async (...size) => (await plain(...size)).gif().toBuffer();
export const smallWebp = async (...size) => (await plain(...size)).webp({ lossless: true }).toBuffer();

/** The same with what is no part of the picture, in every place there is. */
export async function burdenedJpeg(size) {
  const bytes = await smallJpeg(size);
  const notes = [exifSegment(1, NOTE), segment(0xed, NOTE), segment(0xfe, NOTE), segment(0xe2, NOTE)];
  return Buffer.concat([bytes.subarray(0, 2), ...notes, bytes.subarray(2), NOTE, END_OF_JPEG]);
}

export async function burdenedPng(size) {
  const bytes = await smallPng(size);
  const notes = [chunk("tEXt", NOTE), chunk("eXIf", exif(1)), chunk("vpAg", NOTE)];
  return Buffer.concat([bytes.subarray(0, 33), ...notes, bytes.subarray(33), NOTE, bytes.subarray(-12)]);
}

export async function burdenedGif(size) {
  const bytes = await smallGif(size);
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, NOTE.length]), NOTE, Buffer.from([0])]);
  return Buffer.concat([bytes.subarray(0, -1), comment, bytes.subarray(-1), NOTE, bytes.subarray(-1)]);
}

export async function burdenedWebp(size) {
  const bytes = await (await plain(size))
    .webp({ lossless: true })
    .withExif({ IFD0: { Copyright: SECRET } })
    .toBuffer();
  return Buffer.concat([bytes, NOTE]);
}

/** A photo with a video behind it. */
export async function motionPhoto() {
  const photo = await jpegOf(2400, 1800);
  const video = Buffer.alloc(3_000_000, 7);
  video.write(SECRET, 2_000_000);
  return Buffer.concat([photo, video]);
}

/** More than a megabyte of notes before the frame. */
export async function longNotes() {
  const bytes = await smallJpeg(300);
  const notes = Array(20).fill(segment(0xed, Buffer.alloc(65_000, NOTE)));
  return Buffer.concat([bytes.subarray(0, 2), ...notes, bytes.subarray(2)]);
}

export async function strayBytes() {
  const bytes = await smallJpeg(300);
  return Buffer.concat([bytes.subarray(0, 20), Buffer.from([0, 1, 2]), bytes.subarray(20)]);
}

/** Stored so that one of two Exif blocks puts it upright: the first. */
export async function twoOrientations() {
  const bytes = await (await plain(300)).rotate(270).jpeg().toBuffer();
  return Buffer.concat([bytes.subarray(0, 2), exifSegment(6), exifSegment(3), bytes.subarray(2)]);
}

export async function turnedPng() {
  const bytes = await (await plain(300)).rotate(270).png().toBuffer();
  return Buffer.concat([bytes.subarray(0, 33), chunk("eXIf", exif(6)), bytes.subarray(33)]);
}

export async function avif() {
  return (await plain(300)).avif().toBuffer();
}

export async function tiff() {
  return (await plain(300)).tiff().toBuffer();
}

export async function bmp(side = 300) {
  const { data, info } = await (await plain(side)).raw().toBuffer({ resolveWithObject: true });
  const head = Buffer.alloc(54);
  head.write("BM");
  head.writeUInt32LE(54 + side * side * 3, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(side, 18);
  // The first row comes first.
  head.writeInt32LE(-side, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  const pixels = Buffer.alloc(side * side * 3);
  for (let at = 0; at < side * side; at += 1) {
    const [red, green, blue] = data.subarray(at * info.channels);
    pixels.set([blue, green, red], at * 3);
  }
  return Buffer.concat([head, pixels]);
}

/** Without its last bytes. */
export const cut = async (making, bytes) => (await making).subarray(0, -bytes);

export async function half(making) {
  const bytes = await making;
  return bytes.subarray(0, bytes.length >> 1);
}

const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

function segment(marker, data) {
  const length = data.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), data]);
}

function exifSegment(orientation, more = Buffer.alloc(0)) {
  return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif(orientation), more]));
}

function exif(orientation) {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0]);
}

function chunk(kind, data) {
  const inner = Buffer.concat([Buffer.from(kind), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(inner));
  return Buffer.concat([length, inner, checksum]);
}
