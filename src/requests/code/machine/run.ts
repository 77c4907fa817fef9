import type { HttpRequest, ListElement, RequestForm, Span } from "../../httpRequest.ts";
import { type Cell, Journal } from "./journal.ts";
import { LostHeaders } from "../lost/lostHeaders.ts";
import type { CallExpression, ClassCode, Expression, FunctionCode } from "../program.ts";
import type { Scope } from "./scope.ts";
import type { Setters } from "./settersOf.ts";
import type { Literal } from "../slots.ts";
import { eitherShape } from "./either.ts";
import type { ClassValue, Entry, FunctionValue, Native, Shape, Thing, Value } from "./values.ts";

/** What a call is given, evaluated. */
export interface Arg {
  readonly name?: string;
  readonly value: Value;
  readonly span: Span;
  /** Where its name is written, and what goes when it goes. */
  readonly place?: { readonly nameSpan: Span; readonly element: ListElement };
  /** Any number of arguments may be in it. */
  readonly isMany?: true;
  /** See `Argument`. */
  readonly isNames?: true;
}

/** A call of something that is not of the file. */
export interface Call {
  /** What is called, see `Native`; for a method of any other value its name alone. */
  readonly path: string;
  readonly state: Thing | undefined;
  /** What the method is called on. */
  readonly self: Value | undefined;
  readonly args: readonly Arg[];
  readonly at: CallExpression;
}

/** What a language knows of the names that come from outside of a file. Undefined where it knows nothing. */
export interface Library {
  readonly global: (name: string, run: Run) => Value | undefined;
  readonly module: (module: string, member: string | undefined, run: Run) => Value | undefined;
  readonly member: (of: Native, name: string, run: Run) => Value | undefined;
  readonly assign: (of: Native, name: string, entry: Entry, run: Run) => boolean;
  /** Takes a member away; false where that is nothing but taking an entry out of the state. */
  readonly remove?: (of: Native, name: string, at: Span, run: Run) => boolean;
  /** A parameter with an object as its default is given one for sure, whatever is in it. */
  readonly objectsByDefault?: true;
  /** Nothing has no letters in a text; what stands there then is not known. */
  readonly hidesNothing?: true;
  /** Asking for what is not under a key fails: it is there by then. */
  readonly demandsItems?: true;
  /** What stands in for something of the caller's that is not to be seen, and may do more than it. */
  readonly maybe?: (of: Native, run: Run) => Value | undefined;
  /** What comes along where it is spread into an object. */
  readonly spreads?: (of: Native, into: Thing, at: Span, run: Run) => Value | undefined;
  /** What is under a key, where that is another thing than a member. */
  readonly item?: (of: Native, key: Arg, run: Run) => Value | undefined;
  readonly call: (call: Call, run: Run) => Value | undefined;
  /** What comes of something that is waited for, where that is another thing. */
  readonly awaited?: (value: Value, run: Run) => Value | undefined;
  /** A function of that name of which nothing is known. */
  readonly unseen?: (name: string, call: Call, run: Run) => Value | undefined;
  /** A method of a text, a list or an object that the file itself does not define. */
  readonly method: (call: Call, run: Run) => Value | undefined;
  /** What a parameter holds that is declared with this type. */
  readonly instanceOf: (type: Native, run: Run) => Value | undefined;
  /** The name of the type that an argument has, where methods of one name are told apart by that. */
  readonly typeOf?: (value: Value, written: Expression | undefined) => string | undefined;
  /** The method that is called where an object is called like a function. */
  readonly invokes?: string;
  /** A class that has no constructor has the one of the class that it extends. */
  readonly inheritsConstructors?: true;
  /** What is declared with a class of the file is one of its objects. */
  readonly followsTypes?: true;
  /** A name alone may mean a member of the object or class that the code stands in. */
  readonly impliesSelf?: true;
  /** Somebody outside of the file has made such an object, and may have changed since what it is for the library. */
  readonly madeElsewhere?: (of: Native, run: Run) => void;
  /** What an object is for the library whose class extends one of the library's, made with these arguments. */
  readonly extend?: (base: Native, self: Thing, call: Call, run: Run) => void;
  /** Whether something of the library has a member of this name, as who extends it may call it. */
  readonly has?: (of: Native, name: string, run: Run) => boolean;
  /** What a loop over something of a library goes through. */
  readonly turns?: (of: Native, run: Run) => Value | undefined;
  /** A type that is written is the type that is there, and nothing of the file extends it elsewhere. */
  readonly hasExactTypes?: true;
  /** A variable that nothing takes the value of was forgotten. */
  readonly tellsUnused?: true;
  /** What becomes of a value that a function gives back, perhaps to somebody outside of the file. */
  readonly handBack?: (value: Native, run: Run) => void;
}

/** A request that is being put together, sent where the frame ends that made it. */
export interface Draft {
  readonly finish: () => void;
}

/** What one call of a function knows. */
export interface Frame {
  readonly scope: Scope;
  readonly self: Value | undefined;
  readonly home: ClassValue | undefined;
  readonly returns: Value[];
}

/** More steps than any file of this length takes that does not call itself over and over. */
const stepsPerUnit = 4;
const fewestSteps = 20_000;
/** Calls within calls, and evaluations within evaluations: what the stack bears. */
const deepestCalls = 8;
const deepest = 900;
const mostCallsOfOne = 24;

/** The state of following one program. */
export class Run {
  readonly text: string;
  readonly form: RequestForm;
  readonly library: Library;
  readonly journal = new Journal();
  readonly requests: HttpRequest[] = [];
  /** Those that were found before, by what tells them apart. */
  readonly seen = new Set<string>();
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
  /** Members that a class sets on objects other than `this`. */
  readonly setElsewhere = new Map<ClassCode, Set<string>>();
  /** What objects hold that are followed as if somebody outside of the file used them. */
  readonly foreign = new WeakSet<Cell<Shape>>();
  /** What objects hold whose methods were called while effects were gathered, and did what was not followed. */
  readonly unfollowed = new WeakSet<Cell<Shape>>();
  /** Where variables are declared whose objects are made and changed, and nothing takes. */
  unused: ReadonlySet<unknown> = new Set();
  /** Every function was followed once: what is made from now on is forgotten again. */
  hasGathered = false;
  /** Paths of a library that the file gives a function of its own. */
  readonly patched = new Set<string>();
  /** Objects from which something is taken later. */
  readonly spoiled = new Set<Literal>();
  /** Things that a library keeps for the whole file, such as defaults that all requests share. */
  readonly shared = new Map<string, Thing>();
  readonly lost = new LostHeaders();
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
  /** Objects within objects that are made because something is declared with their class. */
  typesWithin = 0;
  /** An object is being made: what it calls for that is followed, whatever else is not. */
  isMaking = false;
  isCut = false;
  #steps: number;
  #depth = 0;
  readonly #active: FunctionCode[] = [];
  readonly #counts = new Map<FunctionCode, number>();

  constructor(text: string, library: Library, form: RequestForm) {
    this.text = text;
    this.form = form;
    this.library = library;
    this.#steps = fewestSteps + text.length * stepsPerUnit;
  }

  /** What is done where the frame ends, as a part of the call that is followed now. */
  later(finish: () => void): void {
    const { call, sites } = this;
    const within = [...sites];
    this.drafts.push({
      finish: () => {
        const now = this.call;
        const around = sites.splice(0, sites.length, ...within);
        this.call = call;
        finish();
        this.call = now;
        sites.splice(0, sites.length, ...around);
      },
    });
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
    const { entries, isOpen } = thing.shape.value;
    const key = (name: string): string => (thing.foldsCase === true ? name.toLowerCase() : name);
    const name = key(entry.name.text);
    const at = entries.findIndex((other) => key(other.name.text) === name);
    const others = entries.filter((other) => key(other.name.text) !== name);
    const old = entries[at]?.value;
    const isGiven = old !== undefined && old.kind !== "unknown";
    const given = isGiven && old !== entry.value ? { ...entry, replaces: old } : entry;
    const changed =
      at === -1 ? [...entries, given] : [...others.slice(0, at), given, ...others.slice(at)];
    this.journal.set(thing.shape, { entries: changed, isOpen });
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
    if (value.kind === "list" && depth > 0) {
      for (const item of value.items) this.open(item, depth - 1);
    }
    if (value.kind !== "thing") return;
    const { entries, isOpen } = value.shape.value;
    if (!isOpen) this.journal.set(value.shape, { entries, isOpen: true });
    if (depth > 0) for (const entry of entries) this.open(entry.value, depth - 1);
  }

  /** Begins a step that may go deeper, and that `leave` ends; false where there were too many, or it is too deep. */
  enter(): boolean {
    if (this.#steps-- <= 0 || this.#depth >= deepest) {
      this.isCut = true;
      return false;
    }
    this.#depth++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }

  /** Runs the body of a function, unless it is running already or was often enough. */
  within<T>(code: FunctionCode, work: () => T): T | undefined {
    const count = this.#counts.get(code) ?? 0;
    if (this.#active.length >= deepestCalls || this.#active.includes(code)) return undefined;
    if (count >= mostCallsOfOne) return undefined;
    this.#counts.set(code, count + 1);
    this.#active.push(code);
    try {
      return work();
    } finally {
      this.#active.pop();
    }
  }

  /** The function that is being followed. */
  get active(): FunctionCode | undefined {
    return this.#active.at(-1);
  }

  isFollowing(code: FunctionCode): boolean {
    return this.#active.includes(code);
  }

  forgetCounts(): void {
    this.#counts.clear();
  }
}
