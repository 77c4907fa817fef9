import type { Pattern } from "./pattern.ts";

/** The variables that a pattern assigns to or declares. */
export function namesInPattern(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case "variable":
      return [pattern.name];
    case "parts":
      return pattern.parts.flatMap((part) => namesInPattern(part.pattern));
    case "place":
      return [];
  }
}
