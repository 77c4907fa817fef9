import { runProgram, runScript } from "../clients/commands.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";

/** `exec(command)`, `spawn(program, words)` and the like, of Node.js and execa. */
export function callChildProcess(method: string, call: Call, run: Run): Value | undefined {
  const [first, second] = call.args;
  if (first === undefined) return undefined;
  if (/^(?:exec(?:Sync)?|command(?:Sync)?|execaCommand(?:Sync)?)$/.test(method)) {
    runScript(first.value, call, run);
  } else if (/^(?:spawn|execFile|execa|sync)?(?:Sync)?$/.test(method)) {
    if (second?.value.kind === "list") runProgram(first, second, call, run);
    // With the option `shell`, the first argument is a complete command.
    else runScript(first.value, call, run);
  } else return undefined;
  return unknown;
}
