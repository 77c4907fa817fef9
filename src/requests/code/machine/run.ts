import type { HttpRequest, RequestForm, Span } from "../../httpRequest.ts";
import { type Cell, Journal } from "./journal.ts";
import { CallStack } from "./callStack.ts";
import { IdleClients } from "../clients/idleClients.ts";
import { LostHeaders } from "../lost/lostHeaders.ts";
import type { ClassCode, FunctionCode } from "../declarations.ts";
import type { Leaving } from "./leaving.ts";
import type { ProgramInText } from "./programInText.ts";
import type { PutOff } from "./putOff.ts";
import type { Scope } from "./scope.ts";
import type { Setters } from "./settersOf.ts";
import type { Literal } from "../slots.ts";
import { eitherShape } from "./either.ts";
import { openList } from "./growing.ts";
import {
  type ClassValue,
  type Entry,
  type FunctionValue,
  type Shape,
  type Thing,
  type Value,
  keyOf,
} from "./values.ts";
import type { Library } from "./library.ts";
import { sourcesOf } from "./sources.ts";

/** Of an object with more entries, which are copied with each change, no more is known than that it has some. */
const mostEntries = 400;

/** A request that is being put together, sent where the frame ends that made it. */
export interface Draft {
  readonly finish: () => void;
  /** Whether it has gone out by now, where that can be told. */
  readonly isSent?: () => boolean;
}

/** What one call of a function knows. */
export interface Frame {
  readonly scope: Scope;
  readonly self: Value | undefined;
  readonly home: ClassValue | undefined;
  readonly returns: Value[];
  readonly putOff: PutOff[];
  readonly leaving?: Leaving;
}

/** The state of following one program. */
export class Run {
  readonly text: string;
  readonly form: RequestForm;
  readonly library: Library;
  readonly journal = new Journal();
  readonly requests: HttpRequest[] = [];
  /** Where those stand that were found before, by what tells them apart. */
  readonly seen = new Map<string, number>();
  /** Every function and class that came up, in the order in which they did. */
  readonly functions = new Map<FunctionCode, FunctionValue>();
  readonly classes = new Set<ClassValue>();
  /** What somebody outside of the file makes of its classes. */
  readonly fromOutside = new Map<ClassValue, Thing>();
  /** Classes whose static fields are still to be given what they are declared with, and what does that. */
  readonly unready = new Map<ClassValue, () => void>();
  readonly instances = new Map<ClassValue, Thing[]>();
  /** Functions that are called as if other values had them, by their names. */
  readonly extensions = new Map<string, FunctionValue[]>();
  /** Functions that the file itself calls. */
  readonly called = new Set<FunctionCode>();
  /** Methods of a class that its own body calls: what these set there is settled. */
  readonly settled = new WeakMap<ClassValue, Set<FunctionCode>>();
  /** Those that were followed for what they send. */
  readonly entered = new Set<FunctionCode>();
  drafts: Draft[] = [];
  /** Functions that a library called by itself, with what it calls them with. */
  readonly taken = new WeakSet<FunctionValue>();
  /** Facts about the whole file that a library keeps, such as who its global `fetch` is. */
  readonly facts = new Map<string, true>();
  /** Variables of the file that its functions set, and what these were declared with. */
  setters: Setters = new Map();
  readonly declared = new Map<Cell<Value>, Value>();
  /** Classes whose methods something that is not known may have replaced. */
  readonly rewritten = new WeakSet<ClassCode>();
  /** Members that a class sets on objects other than `this`. */
  readonly setElsewhere = new Map<ClassCode, Set<string>>();
  /** What objects hold that are followed as if somebody outside of the file used them. */
  readonly foreign = new WeakSet<Cell<Shape>>();
  /** What objects hold whose methods were called while effects were gathered, and did what was not followed. */
  readonly unfollowed = new WeakSet<Cell<Shape>>();
  /** Where variables are declared whose objects are made and changed, and nothing takes. */
  unused: ReadonlySet<unknown> = new Set();
  /** How many cells there were when it began to be followed as others use it: they may have changed what is older. */
  sharedUntil = 0;
  /** What objects hold that something which was not followed was given: it may have filled them. */
  readonly handedOut = new WeakSet<Cell<Shape>>();
  /** Every function was followed once: what is made from now on is forgotten again. */
  hasGathered = false;
  /** Paths of a library that the file gives a function of its own. */
  readonly patched = new Set<string>();
  /** Objects from which something is taken later. */
  readonly spoiled = new Set<Literal>();
  /** Things that a library keeps for the whole file, such as defaults that all requests share. */
  readonly shared = new Map<string, Thing>();
  /** Programs in other languages, by where they begin. */
  readonly programs = new Map<number, ProgramInText>();
  readonly lost = new LostHeaders();
  readonly idleClients = new IdleClients();
  /** The calls of functions of the file that are being followed. */
  readonly sites: Span[] = [];
  /** The call of a function that is followed, and what it is called on; `id` is not a number in a loop. */
  call: {
    readonly id: number;
    readonly since: number;
    readonly self?: Value | undefined;
    /** How many cells there were where the loop began that the call is made in. */
    readonly loop?: number | undefined;
  } = { id: 0, since: 0 };
  isSilent = false;
  /** What a loop goes through whose turns are followed: what is put somewhere now may come from there. */
  drawing: Thing | undefined;
  /** Objects within objects that are made because something is declared with their class. */
  typesWithin = 0;
  /** An object is being made: what it calls for that is followed, whatever else is not. */
  isMaking = false;
  readonly calls: CallStack;
  #isSure = true;

  constructor(text: string, library: Library, form: RequestForm) {
    this.text = text;
    this.form = form;
    this.library = library;
    this.calls = new CallStack(text.length);
  }

  /** What is done where the frame ends, as a part of the call that is followed now. */
  later(finish: () => void): void {
    const { call, sites } = this;
    const within = [...sites];
    const begun = this.begunNow(finish);
    this.drafts.push({
      finish: () => {
        const now = this.call;
        const around = sites.splice(0, sites.length, ...within);
        this.call = call;
        begun();
        this.call = now;
        sites.splice(0, sites.length, ...around);
      },
    });
  }

  /** See `Journal`; neither is it where a value may be another one. */
  get isOnlyWay(): boolean {
    return this.#isSure && this.journal.isOnlyWay;
  }

  /** What is done later with what is begun now, on the only way or on one of several. */
  begunNow(finish: () => void): () => void {
    const { isOnlyWay } = this;
    return () => {
      this.asOneOf(!isOnlyWay, finish);
    };
  }

  /** Does what is done with one of several values, where these are several. */
  asOneOf<T>(isOneOfSeveral: boolean, work: () => T): T {
    const wasSure = this.#isSure;
    if (isOneOfSeveral) this.#isSure = false;
    const done = work();
    this.#isSure = wasSure;
    return done;
  }

  source({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  thing(
    entries: readonly Entry[],
    more: Partial<Pick<Shape, "isOpen"> & Omit<Thing, "kind" | "shape">> = {},
  ): Thing {
    const { isOpen = false, ...rest } = more;
    return { kind: "thing", shape: this.journal.cell({ entries, isOpen }, eitherShape), ...rest };
  }

  /** Sets an entry; what was there under its name goes. */
  put(thing: Thing, entry: Entry): void {
    if (!this.isSilent) this.lost.put(thing, entry, this.call.id);
    this.draw(thing);
    for (const each of sourcesOf(thing.shape)) this.open(each, 0);
    const { entries, isOpen } = thing.shape.value;
    const name = keyOf(thing, entry.name.text);
    const isNamed = (other: Entry): boolean => keyOf(thing, other.name.text) === name;
    const at = entries.findIndex(isNamed);
    const old = entries[at]?.value;
    const isGiven = old !== undefined && old.kind !== "unknown";
    const given = isGiven && old !== entry.value ? { ...entry, replaces: old } : entry;
    if (entries.length >= mostEntries) {
      this.journal.set(thing.shape, { entries: [given], isOpen: true });
      return;
    }
    const changed =
      at === -1
        ? [...entries, given]
        : entries.filter((other, index) => index <= at || !isNamed(other)).with(at, given);
    this.journal.set(thing.shape, { entries: changed, isOpen });
  }

  /** Sets all entries of an object that has none. */
  putAll(thing: Thing, entries: readonly Entry[], isOpen: boolean): void {
    if (!this.isSilent) for (const entry of entries) this.lost.put(thing, entry, this.call.id);
    if (entries.length === 0) return;
    this.draw(thing);
    this.journal.set(thing.shape, { entries, isOpen });
  }

  /** Something is put into an object, from what a loop goes through where there is one. */
  draw(into: Thing): void {
    if (this.drawing !== undefined) this.lost.draws(into, this.drawing);
  }

  take(thing: Thing, name: string): void {
    // What is written into it would be taken away, too.
    if (thing.literal !== undefined) this.spoiled.add(thing.literal);
    const { entries, isOpen } = thing.shape.value;
    const key = (of: string): string => (thing.foldsCase === true ? of.toLowerCase() : of);
    const left = entries.filter((entry) => key(entry.name.text) !== key(name));
    this.journal.set(thing.shape, { entries: left, isOpen });
  }

  /** Somebody else may have changed it, and what is in it. */
  open(value: Value, depth = 2): void {
    this.lost.forget(value);
    if (value.kind === "native" && value.state !== undefined) this.open(value.state, depth);
    if (value.kind === "unknown") for (const each of value.of ?? []) this.open(each, depth);
    const held = value.kind === "thing" ? value.shape : value.kind === "list" ? value.items : {};
    for (const each of sourcesOf(held)) this.open(each, depth);
    if (value.kind === "list") {
      openList(value, this);
      if (depth > 0) for (const item of value.items) this.open(item, depth - 1);
    }
    if (value.kind !== "thing") return;
    const { entries, isOpen } = value.shape.value;
    if (!isOpen) this.journal.set(value.shape, { entries, isOpen: true });
    if (depth > 0) for (const entry of entries) this.open(entry.value, depth - 1);
  }

  /** Whether something that is not known is around a function, or may have taken its place. */
  isWrapped({ code, home }: FunctionValue): boolean {
    return code.isWrapped === true || (home !== undefined && this.rewritten.has(home.code));
  }
}
