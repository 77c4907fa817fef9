import type { Client } from "../../client.ts";
import type { Header, HttpRequest, Span } from "../../httpRequest.ts";
import { urlValue } from "../../urlValue.ts";
import type { Written } from "../../written.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import type { Thing, Value } from "../machine/values.ts";
import { headersOf } from "./sending.ts";
import { textIn } from "./urls.ts";
import { rooted, waysOf } from "./urlWays.ts";

/** A client with a base URL, as it is where the function ends that makes it. */
export interface MadeClient {
  readonly client: Client;
  readonly call: Call;
  /** What its requests name as their sender. */
  readonly holder: Thing;
  readonly base: () => Value | undefined;
  readonly headers: () => readonly (Value | undefined)[];
}

/**
 * Clients that a file makes and sends nothing with: other files do. Each stands for a request to its base of which
 * nothing but its own headers is known.
 */
export class IdleClients {
  /** Several are made at one place where its function is followed several times: if one sends, none is idle. */
  readonly #made: { readonly holder: Thing; readonly at: number }[] = [];
  readonly #requests: { readonly at: number; readonly request: HttpRequest }[] = [];

  /** Watches a client from where it is made. */
  watch(of: MadeClient, run: Run): void {
    const { start, end } = of.call.at;
    this.#made.push({ holder: of.holder, at: start });
    if (run.isSilent) return;
    run.drafts.push({
      finish: () => {
        for (const request of requestsOf(of, { start, end }, run)) {
          this.#requests.push({ at: start, request });
        }
      },
    });
  }

  /** What those stand for that sent nothing. */
  requests({ lost }: Run): readonly HttpRequest[] {
    const busy = new Set(
      this.#made.filter(({ holder }) => lost.wentOut(holder)).map(({ at }) => at),
    );
    return this.#requests.filter(({ at }) => !busy.has(at)).map(({ request }) => request);
  }
}

function requestsOf(of: MadeClient, span: Span, run: Run): readonly HttpRequest[] {
  const base = textIn(of.base() ?? { kind: "unknown" });
  if (base === undefined || run.isSilent) return [];
  const given = of.headers().filter((value) => value !== undefined);
  const { headers } = headersOf({ headers: given, nothing: "skips", span }, run);
  return waysOf([base.written, ...base.others], span).map((written) => ({
    ...{ form: run.form, client: of.client, method: { text: "$METHOD", span: undefined } },
    url: urlValue(rooted(written), placeOf(written, span)),
    headers: headers.filter((header) => !isForDownloads(header)),
    ...{ headersComplete: false, authorizationElsewhere: true },
    ...{ body: undefined, span, headerSlot: undefined },
  }));
}

/** The base as it is written in the call, where it is. */
function placeOf({ runs }: Written, call: Span): Span {
  const [first, last] = [runs[0]?.span, runs.at(-1)?.span];
  if (first === undefined || last === undefined) return call;
  const isHere = call.start <= first.start && last.end <= call.end && first.start < last.end;
  return isHere ? { start: first.start, end: last.end } : call;
}

/** A client for downloads alone asks for these by right. */
function isForDownloads({ name, value }: Header): boolean {
  return (
    name.toLowerCase() === "accept" && value.kind === "known" && /octet-stream/.test(value.text)
  );
}
