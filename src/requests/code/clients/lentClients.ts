import type { HttpRequest } from "../../httpRequest.ts";
import { isNothing, type Value } from "../machine/values/values.ts";
import type { Sending } from "./sending.ts";

/** A request that is sent with a client from outside the file, of which nothing else is unknown. */
interface Lent {
  /** Which client it is; undefined where it may be one of several. */
  readonly by: string | undefined;
  readonly hasToken: boolean;
}

/**
 * Keeps account of what is sent with clients from outside the file, which may have headers of their own. One that is
 * told to send an Accept of JSON and a token has neither: whatever else brings its own token there lacks what it does
 * not bring.
 */
export class LentClients {
  readonly #lent = new Map<number, Lent>();

  /** Notes what the request at `index` is sent with. */
  sent(index: number, { client, lent, headers }: Sending): void {
    if (lent === undefined) return;
    const by = `${client} ${String(lent.start)}`;
    const known = this.#lent.get(index);
    const isSame = known === undefined || known.by === by;
    this.#lent.set(index, { by: isSame ? by : undefined, hasToken: headers.some(hasToken) });
  }

  /** Marks the requests to which their client adds nothing. */
  complete(requests: HttpRequest[]): void {
    // A call that is made with a client of the file, too, tells nothing of the other one.
    const others = new Set(
      requests.flatMap(({ span }, index) => (this.#lent.has(index) ? [] : span.start)),
    );
    const own = [...this.#lent].flatMap(([index, { by, hasToken: isSigned }]) => {
      const request = requests[index];
      const isOwn = request !== undefined && isSigned && !others.has(request.span.start);
      return isOwn && by !== undefined ? [{ index, by, request }] : [];
    });
    const bare = new Set(own.flatMap(({ by, request }) => (asksForJson(request) ? by : [])));
    for (const { index, by, request } of own) {
      if (!bare.has(by)) continue;
      const { isClientOpen, ...whole } = request;
      if (isClientOpen === true) requests[index] = { ...whole, headersComplete: true };
    }
  }
}

/** Whether headers surely have a token. */
function hasToken(headers: Value): boolean {
  const thing = headers.kind === "native" ? headers.state : headers;
  const entries = thing?.kind === "thing" ? thing.shape.value.entries : [];
  const entry = entries.findLast(({ name }) => name.text.toLowerCase() === "authorization");
  if (entry?.isSure !== true || isNothing(entry.value)) return false;
  return entry.value.kind !== "text" || entry.value.orNothing !== true;
}

function asksForJson({ headers }: HttpRequest): boolean {
  const accept = headers.findLast(({ name }) => name.toLowerCase() === "accept");
  return (
    accept?.value.kind === "known" &&
    accept.implied !== true &&
    /^\s*application\/json\b/i.test(accept.value.text)
  );
}
