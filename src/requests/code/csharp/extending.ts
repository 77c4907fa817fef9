import { methodOf } from "../machine/classes/methodOf.ts";
import { ofLibrary } from "../machine/classes/partOfLibrary.ts";
import { put, putChanges } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { entryOf, nothing, type Native, type Thing, type Value } from "../machine/values/values.ts";
import { handlerClasses } from "./clients/handlers.ts";
import { made } from "./made.ts";

/** Library classes that programs extend, with their members. */
const members: ReadonlyMap<string, RegExp> = new Map([
  [
    "HttpClient",
    /^(?:BaseAddress|DefaultRequestHeaders|Timeout|Send(?:Async)?|(?:Get|Post|Put|Patch|Delete)\w*Async)$/,
  ],
  ["HttpRequestMessage", /^(?:Headers|Content|Method|RequestUri|Options|Version)$/],
  [
    "RestClient",
    /^(?:AddDefault\w+|(?:Execute|Get|Post|Put|Patch|Delete)\w*|Authenticator|BaseUrl)$/,
  ],
  ["WebClient", /^(?:Headers|BaseAddress|QueryString|Credentials|Encoding|(?:Down|Up)load\w+)$/],
]);

/** Methods that all requests use, and a subclass may override. */
const hooks = ["SendAsync", "Send", "GetWebRequest", "ExecuteAsync"];

/** The library part of an object whose class extends one of the library's. */
export function extend(base: Native, self: Thing, call: Call, run: Run): void {
  const [inner] = call.args;
  if (handlerClasses.has(base.path)) {
    // It has an `InnerHandler`, passed to the constructor or not.
    put(self, "InnerHandler", inner?.value ?? nothing, inner?.span ?? call.at, run);
    return;
  }
  if (!members.has(base.path)) return;
  const native = made(call, run);
  const isHooked = hooks.some((name) => self.type && methodOf(self.type, name, self));
  if (native.kind === "native" && native.state !== undefined && isHooked) {
    putChanges(native.state, run);
    run.open(native.state, 0);
  }
  put(self, ofLibrary, native, call.at, run);
}

/** Whether the library part of an object has a member. */
export function hasMember({ path }: Native, name: string): boolean {
  const of = classes.get(path);
  return of !== undefined && members.get(of)?.test(name) === true;
}

/** The class behind each path. */
const classes: ReadonlyMap<string, string> = new Map([
  ["client", "HttpClient"],
  ["message", "HttpRequestMessage"],
  ["restClient", "RestClient"],
  ["webClient", "WebClient"],
]);

/** A request message, also of a class that extends the library's; undefined for other values. */
export function messageIn(value: Value): Native | undefined {
  const of = value.kind === "thing" ? entryOf(value, ofLibrary)?.value : value;
  return of?.kind === "native" && of.path === "message" ? of : undefined;
}
