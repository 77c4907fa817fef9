import type { HttpRequest, RequestForm, Span } from "../../httpRequest.ts";
import { BeingMade } from "./classes/beingMade.ts";
import type { Cell } from "./values/cell.ts";
import { Journal } from "./journal.ts";
import { CallStack } from "./calls/callStack.ts";
import { openValue, putEntry, takeEntry } from "./values/changeObject.ts";
import { IdleClients } from "../clients/idleClients.ts";
import { LentClients } from "../clients/lentClients.ts";
import { Moulds } from "../clients/moulds.ts";
import { LostHeaders } from "../lost/lostHeaders.ts";
import type { unusedIn } from "../lost/unusedIn.ts";
import { OutsideCalls } from "./calls/outsideCalls.ts";
import type { ClassCode, FunctionCode } from "../declarations.ts";
import type { Last, Leaving } from "./leaving.ts";
import type { ProgramInText } from "./programInText.ts";
import type { PutOff } from "./calls/putOff.ts";
import { Throwing } from "./throwing.ts";
import type { Scope } from "./scope.ts";
import type { Setters } from "./settersOf.ts";
import type { Literal } from "../slots.ts";
import { type Assumption, Undecided } from "./undecided.ts";
import { eitherShape } from "./values/either.ts";
import {
  type ClassValue,
  type Entry,
  type FunctionValue,
  type Shape,
  type Thing,
  type Value,
} from "./values/values.ts";
import type { Library } from "./library.ts";

/** A request that is being put together; `finish` sends it, at the latest when the function ends that began it. */
export interface Draft {
  readonly finish: () => void;
  /** Whether it has been sent already, where the client can tell. */
  readonly isSent?: () => boolean;
}

/** The state of one call of a function. */
export interface Frame {
  readonly scope: Scope;
  readonly self: Value | undefined;
  readonly home: ClassValue | undefined;
  readonly returns: Value[];
  readonly putOff: PutOff[];
  readonly leaving?: Leaving;
  /** What is done when what is tried around this is left, the outermost first. */
  readonly lasts?: readonly Last[];
  /** Whether the function, or what is tried in it, has returned and has left a turn of a loop, in any way. */
  readonly done?: { returns: boolean; turns: boolean };
}

/**
 * The state of following one program. It is followed twice: in a silent pass (`isSilent`), which gathers what
 * functions leave behind in shared state, and then to collect what each function sends.
 */
export class Run {
  readonly text: string;
  readonly form: RequestForm;
  readonly library: Library;
  readonly journal = new Journal();
  readonly requests: HttpRequest[] = [];
  /** The index in `requests` of each request, by a key of its parts, so that none is listed twice. */
  readonly seen = new Map<string, number>();
  /** Every function and class that came up, in order. */
  readonly functions = new Map<FunctionCode, FunctionValue>();
  readonly classes = new Set<ClassValue>();
  /** The object that stands for all that code outside the file makes of a class. */
  readonly fromOutside = new Map<ClassValue, Thing>();
  /** Classes whose static initializers have not run, and what runs them. */
  readonly unready = new Map<ClassValue, () => void>();
  /** For classes with members that hide those of base classes: their names, methods with `()`. */
  readonly hiding = new Map<ClassValue, ReadonlySet<string>>();
  readonly instances = new Map<ClassValue, Thing[]>();
  /** Extension methods by name. */
  readonly extensions = new Map<string, FunctionValue[]>();
  /** Functions that the file itself calls. */
  readonly called = new Set<FunctionCode>();
  /** Methods that a class calls while it is being declared: their effect on the class is certain. */
  readonly settled = new WeakMap<ClassValue, Set<FunctionCode>>();
  /** Functions that were followed in the second pass. */
  readonly entered = new Set<FunctionCode>();
  drafts: Draft[] = [];
  /** Callbacks that a library's code has called itself, so that `callBack` need not. */
  readonly taken = new WeakSet<FunctionValue>();
  /** Facts about the whole file that a library keeps: whether HTTP is `mocked`, what the global `fetch` is. */
  readonly facts = new Map<string, true>();
  /** Variables of the file that its functions assign to; `declared`: the values they were declared with. */
  setters: Setters = new Map();
  readonly declared = new Map<Cell<Value>, Value>();
  /** Classes whose methods unknown code may have replaced. */
  readonly rewritten = new WeakSet<ClassCode>();
  /** Members that methods of a class set on other objects of it than `this`. */
  readonly setElsewhere = new Map<ClassCode, Set<string>>();
  /** Shapes of objects that are followed as if code outside the file used them. */
  readonly foreign = new WeakSet<Cell<Shape>>();
  /** Shapes of objects whose methods the silent pass did not follow into, so that their state is not complete. */
  readonly unfollowed = new WeakSet<Cell<Shape>>();
  /** Patterns that declare variables which are filled with headers or options and never used; see `unusedIn`. */
  unused: ReturnType<typeof unusedIn> = new Map();
  /**
   * The journal's time when the functions began to be followed on their own: code outside the file may have changed
   * anything older.
   */
  sharedUntil = 0;
  /** Shapes of structs in a field that only its class sees, which gets a copy: nobody else has them. */
  readonly keptInside = new WeakSet<Cell<Shape>>();
  /** Shapes of objects that ignore assignments and deletions: JavaScript's `Object.freeze`. */
  readonly frozen = new WeakSet<Cell<Shape>>();
  /** Shapes of objects that were passed to code that is not followed, which may have filled them. */
  readonly handedOut = new WeakSet<Cell<Shape>>();
  /** The silent pass is over. */
  hasGathered = false;
  /** Paths of library functions that the file has replaced with its own. */
  readonly patched = new Set<string>();
  /** Literals of objects from which an entry is deleted later: a fix must not add one there. */
  readonly spoiled = new Set<Literal>();
  /** Objects that a library keeps for the whole file, such as client defaults. */
  readonly shared = new Map<string, Thing>();
  /** Programs in other languages, by their offset in the text. */
  readonly programs = new Map<number, ProgramInText>();
  readonly lost = new LostHeaders();
  readonly idleClients = new IdleClients();
  readonly outsideCalls = new OutsideCalls();
  readonly lentClients = new LentClients();
  readonly moulds = new Moulds();
  readonly throwing = new Throwing();
  readonly undecided: Undecided;
  readonly beingMade = new BeingMade();
  /** The calls that lead to the function being followed, outermost first. */
  readonly sites: Span[] = [];
  /** Where the arguments are written that are bound to functions being followed, see `FunctionValue.given`. */
  readonly bound: Span[] = [];
  /**
   * The call being followed: `since` is the journal's time when it began, which is also its `id`; in a loop of
   * unknown turns, `id` is NaN and so equals no other.
   */
  call: {
    readonly id: number;
    readonly since: number;
    readonly self?: Value | undefined;
    /** The journal's time when the loop around the call began. */
    readonly loop?: number | undefined;
  } = { id: 0, since: 0 };
  isSilent = false;
  /** A loop is followed once more with what its first turn has made. */
  isSecondTurn = false;
  /** How often a library has used up something, so that the next turn of a loop goes without it. */
  usedUp = 0;
  /** The object that the current loop iterates over: entries set now may come from it. */
  drawing: Thing | undefined;
  /** How many objects within objects are being made because of their declared types. */
  typesWithin = 0;
  /** An object is being made: even the silent pass follows what its constructor calls. */
  isMaking = false;
  readonly calls: CallStack;
  #isSure = true;

  constructor(text: string, library: Library, form: RequestForm, assumed?: Assumption) {
    this.text = text;
    this.form = form;
    this.library = library;
    this.calls = new CallStack(text.length);
    this.undecided = new Undecided(text, assumed);
  }

  /** False where the value being worked on is one of several alternatives. */
  get isSure(): boolean {
    return this.#isSure;
  }

  /** Registers a request that is finished when the function ends, as a part of the call being followed now. */
  later(finish: () => void): void {
    const { call } = this;
    const begun = this.begunNow(finish);
    this.drafts.push({
      finish: () => {
        const now = this.call;
        this.call = call;
        begun();
        this.call = now;
      },
    });
  }

  /** See `Journal`; also false where the value being worked on is one of several alternatives. */
  get isOnlyWay(): boolean {
    return this.#isSure && this.journal.isOnlyWay;
  }

  /**
   * Wraps work so that, run later, it is as sure (`isOnlyWay`) as the code that is followed now, and a part of the
   * calls that lead to that.
   */
  begunNow(finish: () => void): () => void {
    const { isOnlyWay, sites } = this;
    const within = [...sites];
    return () => {
      const around = sites.splice(0, sites.length, ...within);
      this.asOneOf(!isOnlyWay, finish);
      sites.splice(0, sites.length, ...around);
    };
  }

  /** Runs work on one of several alternative values, so that its effects are not sure. */
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

  /** See `putEntry`. */
  put(thing: Thing, entry: Entry): void {
    putEntry(thing, entry, this);
  }

  /** See `takeEntry`. */
  take(thing: Thing, name: string): void {
    takeEntry(thing, name, this);
  }

  /** See `openValue`. */
  open(value: Value, depth?: number): void {
    openValue(value, this, depth);
  }

  /** Whether unknown code wraps a function, or may have replaced it. */
  isWrapped({ code, home }: FunctionValue): boolean {
    return code.isWrapped === true || (home !== undefined && this.rewritten.has(home.code));
  }
}
