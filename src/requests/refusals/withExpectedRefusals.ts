import type { HttpRequest } from "../httpRequest.ts";
import { isRefusedInPester } from "./isRefusedInPester.ts";
import { isRefusedInScript } from "./isRefusedInScript.ts";
import { type OwnChecks, ownChecksIn } from "./ownChecksIn.ts";

/** How far before and after a command is looked, in characters. */
const [before, behind] = [300, 3000];

/**
 * Marks the shell commands whose response a test expects to be a refusal: the script fails on anything else. A script
 * that merely branches on the status handles errors.
 */
export function withExpectedRefusals(
  requests: readonly HttpRequest[],
  text: string,
): readonly HttpRequest[] {
  let checks: OwnChecks | undefined;
  return requests.map((request) => {
    const { form, span, through = [] } = request;
    if (form.kind !== "curl" && form.kind !== "command") return request;
    const { shell } = form;
    const places = [span, ...through];
    const lines = places.map(({ start }) => lineBefore(text, start));
    // The assertion may follow a call of the function that sends the request.
    const isExpected = places.some((place, index) => {
      const line = lines[index] ?? "";
      const rest = text.slice(place.end, place.end + behind);
      if (shell !== "posix") return shell === "powershell" && isRefusedInPester(line, rest);
      checks ??= ownChecksIn(text);
      const call = place === span ? "" : text.slice(place.start, place.end);
      return isRefusedInScript({ line, rest, call, lines }, checks);
    });
    return isExpected ? { ...request, refusalExpected: true } : request;
  });
}

/** What stands before a place on its line, and on those that it continues. */
function lineBefore(text: string, start: number): string {
  return (
    text
      .slice(Math.max(0, start - before), start)
      .split(/(?<!\\)\n/)
      .at(-1) ?? ""
  );
}
