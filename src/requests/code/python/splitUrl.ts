import { slice } from "../../places/written.ts";
import { partOfUrl } from "../clients/partOfUrl.ts";
import { textIn } from "../clients/urls.ts";
import { nothing, textOf, unknown, type Text, type Value } from "../machine/values/values.ts";

type List = Extract<Value, { kind: "list" }>;

/** The URL behind each tuple of its parts. */
const split = new WeakMap<List["items"], Text>();

/** `urlparse(url)`, `urlsplit(url)`: a named tuple. */
export function splitUrl(name: "urlparse" | "urlsplit", value: Value | undefined): Value {
  const url = value && textIn(value);
  if (url === undefined || !url.isSure || url.others.length > 0) return unknown;
  if (!/^https?:\/\//i.test(url.written.text)) return unknown;
  const names = ["scheme", "netloc", "path", ...(name === "urlparse" ? ["params"] : [])];
  const items = [...names, "query", "fragment"].map((each) => partOf(url, each) ?? unknown);
  split.set(items, url);
  return { kind: "list", items, isComplete: true };
}

/** A part of a split URL by name. */
export function partOfSplitUrl({ items }: List, name: string): Value | undefined {
  const url = split.get(items);
  return url && partOf(url, name);
}

/** `request.url.host` of httpx. */
export function partOfText(of: Text, name: string): Value | undefined {
  return name === "host" || name === "scheme" ? partOfUrl(of, name) : undefined;
}

function partOf({ written }: Text, name: string): Value | undefined {
  const { text } = written;
  const found = /^(\w+):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/ds.exec(text);
  const at = groups[name];
  if (found === null || at === undefined) return undefined;
  const [from, to] = found.indices?.[at] ?? [text.length, text.length];
  const part = text.slice(from, to);
  const [user = ""] = /^[^@]*@/.exec(part) ?? [];
  const [port = ""] = /:\d*$/.exec(part) ?? [];
  switch (name) {
    case "hostname":
      return textOf(slice(written, from + user.length, to - port.length));
    case "port":
      return port === "" ? nothing : { kind: "constant", value: Number(port.slice(1)) };
    default:
      return textOf(slice(written, from, to));
  }
}

/** The group of each part in the pattern. */
const groups: Readonly<Record<string, number>> = {
  ...{ scheme: 1, netloc: 2, hostname: 2, port: 2, path: 3, query: 4, fragment: 5 },
};
