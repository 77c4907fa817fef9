import { open } from "node:fs/promises";

/** Longer files are no source of anybody's requests. Bytes. */
const longest = 5 * 1024 * 1024;

/** What a file is: a text, one that is too long to be looked at, or no text. */
export type FileContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tooLong" }
  | { readonly kind: "binary" };

/** Reads a file. Throws what the file system throws. */
export async function readText(path: string): Promise<FileContent> {
  const file = await open(path);
  try {
    const stat = await file.stat();
    // A pipe, as a shell's <(command) is one, can be read once, from its beginning to its end.
    if (!stat.isFile()) return await readStream(file.createReadStream({ autoClose: false }));
    const start = new Uint8Array(8192);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    if (encodingOf(start.subarray(0, bytesRead)) === undefined) return { kind: "binary" };
    if (stat.size >= longest) return { kind: "tooLong" };
    return contentOf(await file.readFile());
  } finally {
    await file.close();
  }
}

/** Reads what comes without an end that is known, as far as shows that it is too long. Throws what the stream throws. */
export async function readStream(stream: AsyncIterable<unknown>): Promise<FileContent> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    length += chunk.length;
    if (length >= longest) break;
  }
  return contentOf(Buffer.concat(chunks));
}

function contentOf(bytes: Uint8Array): FileContent {
  const encoding = encodingOf(bytes.subarray(0, 8192));
  if (encoding === undefined) return { kind: "binary" };
  if (bytes.length >= longest) return { kind: "tooLong" };
  return { kind: "text", text: new TextDecoder(encoding).decode(bytes) };
}

/** By its mark; without one a text has no zero bytes. */
function encodingOf(start: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return start.includes(0) ? undefined : "utf-8";
}
