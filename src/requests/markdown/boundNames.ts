const key = String.raw`\(\s*(?:"([\w.-]+)"|'([\w.-]+)'|([\w\\]+::class))`;

const binding = new RegExp(`(?:->|::)(?:singleton|bind|scoped|instance)(?:If)?${key}`, "g");

const taking = new RegExp(String.raw`\b(?:app|resolve|make)${key}`, "g");

/** Names under which code binds something in Laravel's container and takes it from there; no variable has such names. */
export function boundNames(code: string): {
  readonly bound: readonly string[];
  readonly taken: readonly string[];
} {
  const namesBy = (pattern: RegExp): readonly string[] =>
    [...code.matchAll(pattern)].map(
      ([, double, single, type]) => `container ${double ?? single ?? type ?? ""}`,
    );
  return { bound: namesBy(binding), taken: namesBy(taking) };
}
