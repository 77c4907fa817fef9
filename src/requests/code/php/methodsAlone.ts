import { rewritten, type Rewritten } from "../rewritten.ts";

/** Modifiers of a method that a document shows without its class. */
const modifiers =
  /(?<=^(?:<\?php )?)(?:(?:final|public|protected|private|static)[ \t]+)+(?=function\b)/gm;

/** A text as it stands, and with methods outside of any class as functions, which the grammar understands. */
export function methodsAlone(text: string): readonly Rewritten[] {
  const plain = text.replace(modifiers, (shown) => " ".repeat(shown.length));
  const versions = plain === text ? [text] : [text, plain];
  return versions.map((each) => rewritten(each, []));
}
