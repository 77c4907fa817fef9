import type { HttpRequest } from "../httpRequest.ts";
import { followProgram, type Followed } from "./machine/followProgram.ts";
import type { Statement } from "./program.ts";

/** How many steps all ways may take together: some milliseconds, so that a longer program is followed once. */
const mostSteps = 3_000;

/**
 * Follows a program, and where it leaves open which Accept a request has, once more for each way that a choice may
 * end: `HttpRequest.ways` has the request in each of them, if that is known for all.
 */
export function followEachWay(
  program: readonly Statement[],
  followed: Followed,
): ReturnType<typeof followProgram> {
  const whole = followProgram(program, followed);
  if (!whole.requests.some(isOpen)) return whole;
  let { requests } = whole;
  // Where the address differs, too, what is chosen may be right for each.
  const isElsewhere = (request: HttpRequest): boolean =>
    whole.requests.some((other) => isOfOneCall(request, other) && !isSame(request, other));
  const most = Math.floor(mostSteps / (2 * whole.steps));
  for (const [choice, does] of [...whole.choices].slice(0, most)) {
    const runs = [true, false].map((isTrue) => ({
      does: does.has(isTrue),
      requests: followProgram(program, { ...followed, assumed: { choice, isTrue } }).requests,
    }));
    requests = requests.map((request) => {
      if (!isOpen(request) || request.ways !== undefined || isElsewhere(request)) return request;
      const ofRun = (run: (typeof runs)[number]): readonly HttpRequest[] =>
        run.requests.filter((other) => isSame(request, other));
      const each = runs.flatMap(ofRun);
      if (each.length < 2 || each.some(isOpen)) return request;
      return { ...request, ways: runs.filter((run) => run.does).flatMap(ofRun) };
    });
  }
  return { ...whole, requests };
}

/** Whether it is not known which Accept it has. */
function isOpen({ url, headers, headersComplete }: HttpRequest): boolean {
  if (url?.kind !== "known") return false;
  const accept = headers.findLast(({ name }) => name.toLowerCase() === "accept");
  return accept === undefined ? !headersComplete : accept.value.kind === "unknown";
}

function isOfOneCall(one: HttpRequest, other: HttpRequest): boolean {
  return one.span.start === other.span.start && one.method.text === other.method.text;
}

/** Whether two requests of one call go to the same path. */
function isSame(one: HttpRequest, other: HttpRequest): boolean {
  if (one.url?.kind !== "known" || other.url?.kind !== "known") return false;
  return isOfOneCall(one, other) && pathOf(one.url.text) === pathOf(other.url.text);
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, "");
}
