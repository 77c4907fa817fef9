import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { modules } from "./names.ts";

/** Notes that HTTP is mocked: no request of the file reaches Intercom. */
export function mocked(run: Run): Value {
  run.facts.set("mocked", true);
  return unknown;
}

/** `MockAgent` and its kin, which undici has beside what sends. */
export function isMock(module: string, member: string): boolean {
  return module === "undici" && /^Mock(?:Agent|Pool|Client)$/.test(member);
}

/** `jest.mock("axios")`, `vi.spyOn(global, "fetch")`. */
export function callMocker(method: string, { args }: Call, run: Run): Value {
  const [first] = args;
  if (method === "fn") return { kind: "native", path: "mockFunction" };
  const isOfClient =
    /^(?:mock|doMock|unmock|spyOn|stubGlobal|method|module)$/.test(method) &&
    (first?.value.kind === "native" || isClient(plainText(first?.value)));
  return isOfClient ? mocked(run) : unknown;
}

function isClient(name: string | undefined): boolean {
  return name === "fetch" || modules.has((name ?? "").replace(/^node:/, ""));
}

/** Names whose functions tests replace. */
const stubbed =
  /^(?:global|axios|got|ky|superagent|needle|nodeHttp|nodeHttpPlain|undici|nodeFetch|requestLibrary|jquery)\b/;

/** `t.mock.method(globalThis, "fetch", …)`, `sandbox.stub(axios, "get")`: replaces a function of a client. */
export function standsInForClient({ path, args }: Call): boolean {
  const [first, second] = args;
  return (
    /^(?:method|stub|replace|spyOn|fake)$/.test(path) &&
    first?.value.kind === "native" &&
    stubbed.test(first.value.path) &&
    second?.value.kind === "text"
  );
}
