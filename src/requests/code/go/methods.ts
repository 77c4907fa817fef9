import { invoke } from "../machine/calls/invoke.ts";
import { partOfLibrary } from "../machine/classes/partOfLibrary.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { entryOf, unknown, type FunctionValue, type Value } from "../machine/values/values.ts";
import type { ClassCode } from "../declarations.ts";
import { callClient, callUnseen } from "./clients/client.ts";
import { valueIn } from "./contexts.ts";
import { callReq } from "./clients/req.ts";
import { callRequest } from "./clients/request.ts";
import { callRestyClient } from "./clients/resty.ts";
import { timeAs } from "./timeAs.ts";
import { flagNamed, flagOf } from "./settings.ts";

/** Methods of unknown values, and of values whose type in the file is no struct. */
export function callMethod(call: Call, run: Run): Value | undefined {
  const { path, self, args } = call;
  const [first] = args;
  const ofContext = valueIn(call);
  if (ofContext !== undefined) return ofContext;
  const own = self === undefined ? undefined : methodOfValue(self, path, run);
  if (own !== undefined) return invoke(own, args, run);
  const sent = callUnseen(call, run) ?? callEmbedded(call, run);
  if (sent !== undefined) return sent;
  // `once.Do(function)` calls the function at once.
  if (path === "Do" && args.length === 1 && first?.value.kind === "function") {
    run.taken.add(first.value);
    invoke(first.value, [], run);
    return unknown;
  }
  if (/^StringP?$/.test(path) && args.length >= 3) return flagOf(args, path, call, run);
  const flag = flagNamed(call, run);
  if (flag !== undefined) return flag;
  if (/^(?:Decode|Unmarshal\w*|Scan\w*|Bind\w*)$/.test(path)) {
    for (const { value } of args) run.open(value);
    return unknown;
  }
  if (path === "Format") return timeAs(call, run);
  const isGiven = args.some(({ value }) => value.kind === "native" && value.state !== undefined);
  if (isGiven && /^(?:Get|Load|Add|Read|Done|Err)$/.test(path)) return undefined;
  // Common names of methods that do not change their arguments.
  return /^(?:Close|Error|String|Read|Write|Encode|Get|Load|Lock|Unlock|Wait|Done|Add|Err|Print\w*|Log\w*|Debug\w*|Info\w*|Warn\w*|Error\w*|Fatal\w*)$/.test(
    path,
  )
    ? unknown
    : undefined;
}

/** The method for a text, list, map or function: the only one of that name that is not of structs. */
function methodOfValue(self: Value, name: string, run: Run): FunctionValue | undefined {
  const isPlain = /^(?:text|constant|list|function)$/.test(self.kind);
  if (!isPlain && !(self.kind === "thing" && self.type === undefined)) return undefined;
  const types = [...run.classes].filter(({ code }) => !isPlain || !isStruct(code));
  const found = types.flatMap((type) =>
    type.code.methods
      .filter((code) => code.name === name)
      .map((code) => ({ kind: "function", code, scope: type.scope, self, home: type }) as const),
  );
  const [only, ...more] = found;
  return more.length === 0 ? only : undefined;
}

/** Whether it certainly is one: other types have one that is not known as their base. */
function isStruct({ fields, base }: ClassCode): boolean {
  return fields.length > 0 || base === undefined;
}

/** A method of the client or request that an object embeds. */
function callEmbedded(call: Call, run: Run): Value | undefined {
  const { self, path } = call;
  if (self?.kind !== "thing") return undefined;
  const of = entryOf(self, "Client")?.value ?? partOfLibrary(self);
  if (of?.kind !== "native") return undefined;
  const own = { ...call, self: of, state: of.state };
  switch (of.path) {
    case "http.Request":
      return callRequest(path, own, run);
    case "http.Client":
      return /^(?:Do|Get|Head|Post|PostForm)$/.test(path) ? callClient(path, own, run) : undefined;
    case "resty.Client":
      return callRestyClient(path, own, run);
    case "req.Client":
      return callReq(of.path, path, own, run);
    default:
      return undefined;
  }
}
