import type { Client } from "../../client.ts";
import type { Header, HttpRequest, Span } from "../../httpRequest.ts";
import type { FunctionCode } from "../declarations.ts";
import { followCallback } from "../machine/calls/callBack.ts";
import type { Run } from "../machine/run.ts";
import type { FunctionValue, Thing, Value } from "../machine/values/values.ts";
import { isJoined } from "../machine/values/either.ts";
import { heldIn } from "./heldHeaders.ts";
import { headersOf } from "./headersOf.ts";
import { idleRequests } from "./idleRequests.ts";

/** A client with a base URL. */
export interface MadeClient {
  readonly client: Client;
  /** The call that makes it. */
  readonly call: { readonly at: Span };
  /** Its state, which requests name as their sender. */
  readonly holder: Thing;
  readonly base: () => Value | undefined;
  /** Its headers; undefined where code that is not followed may change them. */
  readonly headers: () => readonly (Value | undefined)[] | undefined;
  /** It is immutable, so that passing it around changes nothing. */
  readonly isFixed?: true;
  /** Where its base is written, if outside the call. */
  readonly place?: () => Span | undefined;
}

/** A client that is watched, with its headers (`known`) at the end of the function that made it. */
interface Made {
  readonly of: MadeClient;
  /** The span of the call, as a key: the call may be followed several times. */
  readonly place: string;
  /** It was open from the start, so that being open tells nothing. */
  readonly wasOpen: boolean;
  /** Made in the silent pass. */
  readonly isSilent: boolean;
  /** It lives on while further functions are followed, which may change it. */
  readonly lasts: boolean;
  known?: ReadonlyMap<string, string>;
}

/**
 * Watches clients with a base URL that the file sends nothing with, because other files do. Each is reported as a
 * request to its base, of which only the client's own headers are known.
 */
export class IdleClients {
  readonly #made: Made[] = [];
  /** Clients that others were created from, and which count as used. */
  readonly #extended = new Set<Thing["shape"]>();
  readonly #requests: { readonly place: string; readonly request: HttpRequest }[] = [];
  readonly #used = new Set<Thing["shape"]>();
  readonly #origins = new Map<Thing["shape"], Thing["shape"]>();
  #asked: Thing["shape"] | undefined;
  readonly #behindAnswers = new Set<FunctionCode>();

  /** Begins to watch a client that has just been made. */
  watch(of: MadeClient, run: Run): void {
    const { start, end } = of.call.at;
    const place = `${String(start)}:${String(end)}`;
    const wasOpen = isOpen(of.holder);
    const { isSilent } = run;
    const made: Made = { of, place, wasOpen, isSilent, lasts: isSilent || !run.hasGathered };
    this.#made.push(made);
    for (let base = of.holder.origin; base !== undefined; base = base.origin) {
      this.#extended.add(base.shape);
    }
    run.drafts.push({
      finish: () => {
        const headers = headersNow(made, run);
        made.known = textsOf(headers);
        if (isSilent) return;
        for (const request of idleRequests(of, headers ?? [], run)) {
          this.#requests.push({ place, request });
        }
      },
    });
  }

  /**
   * A client sends something, or is passed where it may: its requests are judged instead. What it is a copy of counts
   * as used, too.
   */
  uses(client: Thing | undefined): void {
    let shape = client?.shape;
    while (shape !== undefined && !this.#used.has(shape)) {
      this.#used.add(shape);
      shape = this.#origins.get(shape);
    }
  }

  /** A member of a client is read or called: `client.get` may be passed on and called anywhere. */
  touched(client: Thing | undefined, name: string): void {
    if (client === undefined || this.sendsAgain(client)) return;
    if (sending.test(name)) this.uses(client);
  }

  /** Follows a function that a client calls when an answer has come: what it sends again is no use of the client. */
  behindAnswer(of: FunctionValue, { shape }: Thing, run: Run): void {
    this.#behindAnswers.add(of.code);
    const before = this.#asked;
    this.#asked = shape;
    followCallback(of, run);
    this.#asked = before;
  }

  isBehindAnswer(code: FunctionCode): boolean {
    return this.#behindAnswers.has(code);
  }

  /** Whether a client may be sending again what somebody has sent with it before. */
  sendsAgain(client: Thing | undefined): boolean {
    return client !== undefined && client.shape === this.#asked;
  }

  /** A client is made as a copy of another one, or by a builder. */
  copied(copy: Thing, of: Thing): void {
    this.#origins.set(copy.shape, of.shape);
  }

  /** A request for each client that sent nothing. */
  requests(run: Run): readonly HttpRequest[] {
    this.#addFields(run);
    // The code that sends with them may not have been followed.
    if (run.calls.isCut || this.#requests.length === 0) return [];
    const busy = new Set(this.#made.filter((made) => this.#isBusy(made, run)).map(placeOfMade));
    const idle = this.#requests.filter(({ place }) => !busy.has(place));
    const changed = changedIn(
      this.#made.filter(({ place, lasts }) => lasts && !busy.has(place)),
      run,
    );
    return idle.map(({ place, request }) => ({
      ...request,
      headers: request.headers.filter(({ name }) => !changed.has(keyOf(place, name))),
    }));
  }

  /** Adds clients in fields of classes that have no constructor and of which the file makes no objects. */
  #addFields(run: Run): void {
    const places = new Set(this.#made.filter(({ isSilent }) => !isSilent).map(placeOfMade));
    for (const made of this.#made) {
      const { of, place } = made;
      if (places.has(place)) continue;
      for (const request of idleRequests(of, headersNow(made, run) ?? [], run)) {
        this.#requests.push({ place, request });
      }
    }
  }

  #isBusy({ of: { holder } }: Made, { lost }: Run): boolean {
    const { shape } = holder;
    // Changes to it are changes to the client it was merged with.
    if (isJoined(holder)) return true;
    return lost.wentOut(holder) || this.#extended.has(shape) || this.#used.has(shape);
  }
}

/** Names of methods that send, in clients of all languages. */
const sending =
  /^(?:get|post|put|patch|delete|head|options|request|send|fetch|stream|execute|exchange|call)(?:_?async)?(?:\(\))?$|^(?:send|exchange|execute)[A-Z_]|^(?:public_send|__send__)$/i;

function placeOfMade({ place }: Made): string {
  return place;
}

function keyOf(place: string, name: string): string {
  return `${place} ${name.toLowerCase()}`;
}

/** Headers that functions set after the one that made the client has ended: their values are not judged. */
function changedIn(all: readonly Made[], run: Run): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const made of all) {
    if (made.known === undefined) continue;
    const now = textsOf(headersNow(made, run));
    for (const [name, text] of made.known) {
      if (now.get(name) !== text) changed.add(keyOf(made.place, name));
    }
  }
  return changed;
}

/** The headers of a client now; undefined where code that is not followed may have changed them. */
function headersNow({ of, wasOpen }: Made, run: Run): readonly Header[] | undefined {
  if (!wasOpen && of.isFixed !== true && isOpen(of.holder)) return undefined;
  let headers: readonly Header[] | undefined;
  // Undo what the client's hooks do to the request.
  run.journal.aside(() => {
    const given = of.headers()?.filter((value) => value !== undefined);
    headers =
      given && headersOf({ headers: given, nothing: "skips", span: of.call.at }, run).headers;
  });
  return headers;
}

function isOpen(holder: Thing): boolean {
  return holder.shape.value.isOpen || heldIn(holder).shape.value.isOpen;
}

function textsOf(headers: readonly Header[] = []): ReadonlyMap<string, string> {
  return new Map(
    headers.map(({ name, value }) => [
      name.toLowerCase(),
      value.kind === "known" ? value.text : value.kind,
    ]),
  );
}
