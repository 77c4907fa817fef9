import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { partOfLibrary } from "../machine/classes/partOfLibrary.ts";
import { unlessGiven } from "../machine/values/either.ts";
import { jsonOf } from "../clients/bodies.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { usualHeaders } from "./clients/clientHeaders.ts";
import { merged } from "./dicts.ts";
import { newConnection } from "./clients/httpClient.ts";
import { isMocked } from "./mocks.ts";
import { chained } from "./lists.ts";
import { newDict } from "./newDict.ts";
import { newStore } from "./ownStore.ts";
import { newTemplate } from "./templates.ts";
import { callUrllibRequest, newUrllibRequest } from "./clients/urllib.ts";

/** Classes that work like dictionaries; `headers`: those with case-insensitive keys. */
const dictionaries = /^(?:collections\.(?:OrderedDict|UserDict)|multidict\.MultiDict)$/;
const headers =
  /^(?:requests\.CaseInsensitiveDict|httpx\.Headers|multidict\.CIMultiDict|urllib3\.HTTPHeaderDict|tornado\.HTTPHeaders|twisted\.web\.http_headers\.Headers)$/;

/** The default of a setting: the second argument, or the one so named. */
export function otherwise(args: readonly Arg[]): Value | undefined {
  const named = args.find(({ name }) => name === "default" || name === "fallback");
  const given = named ?? args.filter(({ name }) => name === undefined)[1];
  return given === undefined ? undefined : unlessGiven(unknown, given.value);
}

/** Functions and classes of the standard library, and dictionary classes. */
export function callStandard(path: string, call: Call, run: Run): Value | undefined {
  const { args } = call;
  const [first, second] = args;
  if (dictionaries.test(path)) return newDict(args, run);
  if (headers.test(path)) return newDict(args, run, true);
  switch (path) {
    case "types.MappingProxyType":
      // A view that changes with what it shows.
      return first?.value;
    case "urllib.request.Request":
      return newUrllibRequest(call, run);
    case "urllib.request.Request.__init__": {
      const self = first?.value.kind === "thing" ? partOfLibrary(first.value) : undefined;
      return self?.path === "urllibRequest"
        ? callUrllibRequest(
            "__init__",
            { ...call, self, state: self.state, args: args.slice(1) },
            run,
          )
        : undefined;
    }
    case "http.client.HTTPSConnection":
      return newConnection("https", call, run);
    case "http.client.HTTPConnection":
      return newConnection("http", call, run);
    case "json.dumps":
      return jsonOf(undefined);
    case "os.getenv":
    case "os.environ.get":
    case "decouple.config":
      return otherwise(args) ?? unknown;
    case "collections.ChainMap":
      // In a `ChainMap` the first one wins.
      return merged(
        args.toReversed().map(({ value, isMany }) => (isMany === true ? unknown : value)),
        run,
      );
    case "itertools.chain":
      return chained(args);
    case "types.SimpleNamespace":
      return newDict(args, run);
    case "threading.local":
      return newStore(run);
    case "string.Template":
      return newTemplate(call, run);
    case "typing.cast":
      return second?.value ?? unknown;
    case "requests.utils.default_headers":
      return usualHeaders(run);
    case "contextlib.closing":
    case "contextlib.nullcontext":
    case "contextlib.aclosing":
      return first?.value ?? unknown;
    case "unittest.mock.patch":
    case "unittest.mock.patch.object":
      if (isMocked(args)) run.facts.set("mocked", true);
      return unknown;
    default:
      return undefined;
  }
}
