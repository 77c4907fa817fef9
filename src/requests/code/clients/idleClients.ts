import type { Client } from "../../client.ts";
import type { Header, HttpRequest, Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import type { Thing, Value } from "../machine/values.ts";
import { isJoined } from "../machine/either.ts";
import { heldIn } from "./heldHeaders.ts";
import { headersOf } from "./headersOf.ts";
import { idleRequests } from "./idleRequests.ts";

/** A client with a base URL, as it is where the function ends that makes it. */
export interface MadeClient {
  readonly client: Client;
  /** Where it is made. */
  readonly call: { readonly at: Span };
  /** What its requests name as their sender. */
  readonly holder: Thing;
  readonly base: () => Value | undefined;
  /** Undefined where something that is not to be seen may change them. */
  readonly headers: () => readonly (Value | undefined)[] | undefined;
  /** Nobody who is handed it can change it. */
  readonly isFixed?: true;
  /** Where the base is given, if that may be elsewhere than in the call. */
  readonly place?: () => Span | undefined;
}

/** A client, and what was known of its headers where its function ended. */
interface Made {
  readonly of: MadeClient;
  /** Several are made at one place where its function is followed several times. */
  readonly place: string;
  /** What it was made with was open already. */
  readonly wasOpen: boolean;
  /** Made while what functions leave behind is gathered. */
  readonly isSilent: boolean;
  /** Functions that are followed later may change it. */
  readonly lasts: boolean;
  known?: ReadonlyMap<string, string>;
}

/**
 * Clients that a file makes and sends nothing with: other files do. Each stands for a request to its base of which
 * nothing but its own headers is known.
 */
export class IdleClients {
  readonly #made: Made[] = [];
  /** What others were made of: these have what it has. */
  readonly #extended = new Set<Thing["shape"]>();
  readonly #requests: { readonly place: string; readonly request: HttpRequest }[] = [];
  readonly #used = new Set<Thing["shape"]>();
  readonly #origins = new Map<Thing["shape"], Thing["shape"]>();

  /** Watches a client from where it is made. */
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

  /** A client sends something, or what it is a changed copy of does: it is judged by that. */
  uses(client: Thing | undefined): void {
    let shape = client?.shape;
    while (shape !== undefined && !this.#used.has(shape)) {
      this.#used.add(shape);
      shape = this.#origins.get(shape);
    }
  }

  /** Something of a client is called or taken by its name: what sends may be used anywhere. */
  touched(client: Thing | undefined, name: string): void {
    if (client !== undefined && sending.test(name)) this.uses(client);
  }

  /** A client is made of another one, or of what builds it. */
  copied(copy: Thing, of: Thing): void {
    this.#origins.set(copy.shape, of.shape);
  }

  /** What those stand for that sent nothing. */
  requests(run: Run): readonly HttpRequest[] {
    this.#addFields(run);
    // What sends them may have been left out.
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

  /** Those in fields of a class without a constructor, of which nobody in the file makes an object. */
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
    // Joined with what is made on another way it is changed as one with that.
    if (isJoined(holder)) return true;
    return lost.wentOut(holder) || this.#extended.has(shape) || this.#used.has(shape);
  }
}

/** What clients call what sends, in all languages. */
const sending =
  /^(?:get|post|put|patch|delete|head|options|request|send|fetch|stream|execute|exchange|call)(?:_?async)?(?:\(\))?$|^(?:send|exchange|execute)[A-Z_]|^(?:public_send|__send__)$/i;

function placeOfMade({ place }: Made): string {
  return place;
}

function keyOf(place: string, name: string): string {
  return `${place} ${name.toLowerCase()}`;
}

/** Headers that other functions of the file set on a client that is made before these are called. */
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

/** The headers of a client; undefined where something else may have changed them. */
function headersNow({ of, wasOpen }: Made, run: Run): readonly Header[] | undefined {
  if (!wasOpen && of.isFixed !== true && isOpen(of.holder)) return undefined;
  let headers: readonly Header[] | undefined;
  // What its hooks do to a request is not done yet.
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
