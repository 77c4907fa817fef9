import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Native, type Value } from "../machine/values/values.ts";
import {
  callBrowser,
  callBuzzClient,
  givenBrowser,
  newBrowser,
  newBuzzClient,
} from "./clients/buzz.ts";
import { callClosureClass } from "./closures.ts";
import { callFunction } from "./functions.ts";
import { callGuzzle, callGuzzleClass, givenGuzzle } from "./clients/guzzle.ts";
import { callMiddleware, callNext, callStack, newStack } from "./clients/guzzleHandlers.ts";
import { callPool } from "./clients/guzzlePool.ts";
import { callSerializer, encoded, serializer } from "./jsonTexts.ts";
import { callLaravel, givenLaravel } from "./clients/laravel.ts";
import { callPending } from "./clients/pendingRequest.ts";
import { argument } from "./phpCall.ts";
import { callMessage, diactorosParts, modified, newMessage, usualParts } from "./clients/psr7.ts";
import { callFactory, callPsr18, givenPsr18, newPsr18, symfonyPsr18 } from "./clients/psr18.ts";
import { callSaloon, callSaloonMiddleware, newPart } from "./clients/saloon.ts";
import {
  basicAuth,
  callSaloonHeaders,
  headerAuth,
  otherAuth,
  tokenAuth,
} from "./clients/saloonHeaders.ts";
import { callArr } from "./setDeep.ts";
import {
  callAround,
  callSymfony,
  callSymfonyClass,
  callSymfonyClient,
  givenSymfony,
} from "./clients/symfony.ts";
import { callHttpOptions } from "./clients/symfonyOptions.ts";
import { callUri, callUriClass } from "./uris.ts";
import { callRequests, callWpHttp, newWpHttp } from "./clients/wordpress.ts";

/** The model of a library class or its objects: the effect of calling a method. */
type CallModel = (method: string, call: Call, run: Run) => Value | undefined;

const made =
  (make: (call: Call, run: Run) => Value | undefined): CallModel =>
  (method, call, run) =>
    method === "" && call.at.isNew ? make(call, run) : undefined;

/** By the first part of the path, see `Native`. */
export const models: Readonly<Record<string, CallModel>> = {
  Guzzle: (_, call, run) => callGuzzleClass(call, run),
  guzzle: callGuzzle,
  GuzzleStack: (method, call, run) =>
    method === "" || method === "create" ? newStack(call, run) : undefined,
  guzzleStack: callStack,
  GuzzleMiddleware: callMiddleware,
  guzzleNext: (_, call, run) => callNext(call, run),
  GuzzlePool: callPool,
  GuzzleHandler: () => ({ kind: "native", path: "guzzleHandler" }),
  GuzzleUtils: (method, call) => {
    if (method === "jsonEncode") return encoded(call);
    return method === "chooseHandler" ? { kind: "native", path: "guzzleHandler" } : undefined;
  },
  NetteJson: (method, call) => (method === "encode" ? encoded(call) : undefined),
  Serializer: made(() => serializer),
  serializer: callSerializer,
  Psr7Request: made((call, run) => newMessage(usualParts, call, run)),
  DiactorosRequest: made((call, run) => newMessage(diactorosParts, call, run)),
  Psr7Utils: (method, call, run) => {
    if (method === "modifyRequest") return modified(call, run);
    return method === "streamFor" ? (argument(call, 0)?.value ?? unknown) : undefined;
  },
  Psr7Uri: callUriClass,
  url: callUri,
  psr7: callMessage,
  Psr17: (method, call, run) =>
    method === "" ? { kind: "native", path: "psr17" } : callFactory(method, call, run),
  psr17: callFactory,
  Psr17Discovery: (method) =>
    method.startsWith("find") ? { kind: "native", path: "psr17" } : undefined,
  Psr18Discovery: (_, __, run) => newPsr18(run),
  psr18: callPsr18,
  Laravel: callLaravel,
  LaravelFactory: made(() => laravel),
  LaravelPending: (method, call, run) =>
    method === "macro" ? callLaravel(method, call, run) : undefined,
  laravel: callPending,
  Closure: callClosureClass,
  LaravelArr: callArr,
  Symfony: callSymfony,
  SymfonyClass: (_, call, run) => callSymfonyClass(call, run),
  SymfonyAround: callAround,
  SymfonyScope: (method, call, run) =>
    callAround(method === "forBaseUri" ? method : "scope", call, run),
  SymfonyOptions: callHttpOptions,
  httpOptions: callHttpOptions,
  SymfonyPsr18: (_, call, run) => symfonyPsr18(call, run),
  symfony: callSymfonyClient,
  Drupal: (method, _, run) => (method === "httpClient" ? givenGuzzle(run) : undefined),
  WpHttp: made(() => newWpHttp()),
  wpHttp: callWpHttp,
  Requests: callRequests,
  SaloonConnector: made((_, run) => newPart("saloon", run)),
  SaloonRequest: made((_, run) => newPart("saloonRequest", run)),
  saloon: callSaloon,
  saloonRequest: callSaloon,
  saloonPending: callSaloon,
  saloonHeaders: callSaloonHeaders,
  saloonMiddleware: callSaloonMiddleware,
  SaloonToken: made(tokenAuth),
  SaloonHeader: made(headerAuth),
  SaloonBasic: made(basicAuth),
  SaloonOther: made(() => otherAuth),
  BuzzBrowser: made(newBrowser),
  BuzzCurl: made((call) => newBuzzClient("buzzCurl", call)),
  BuzzStream: made((call) => newBuzzClient("buzzStream", call)),
  BuzzToken: made(tokenAuth),
  BuzzBasic: made(basicAuth),
  BuzzType: made(() => ({ kind: "native", path: "buzzType" })),
  BuzzQuiet: made(() => ({ kind: "native", path: "buzzQuiet" })),
  buzzBrowser: callBrowser,
  buzz: callBuzzClient,
  buzzCurl: callBuzzClient,
  buzzStream: callBuzzClient,
  function: callFunction,
  curl: () => unknown,
  answer: () => unknown,
};

/** The facade's object, of which there is one. */
const laravel: Native = { kind: "native", path: "Laravel" };

/** The value of a parameter of a library type. */
export function instanceOf(type: Native, run: Run, at?: Span): Value | undefined {
  switch (type.path) {
    case "Guzzle":
      return givenGuzzle(run, at);
    case "LaravelFactory":
    case "LaravelPool":
      return laravel;
    case "LaravelPending":
      return givenLaravel(run);
    case "SymfonyInterface":
    case "SymfonyClass":
      return givenSymfony(run, at);
    case "Psr18Interface":
      return givenPsr18(run, at);
    case "BuzzBrowser":
      return givenBrowser(run);
    case "BuzzCurl":
      return { kind: "native", path: "buzzCurl" };
    case "BuzzStream":
      return { kind: "native", path: "buzzStream" };
    case "SaloonConnector":
      return newPart("saloon", run);
    case "SaloonRequest":
      return newPart("saloonRequest", run);
    case "Serializer":
      return serializer;
    case "Psr17":
      return { kind: "native", path: "psr17" };
    default:
      return undefined;
  }
}
