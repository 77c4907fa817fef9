import { callBent } from "./bent.ts";
import { callChildProcess } from "../childProcess.ts";
import type { Model } from "../models.ts";
import { callRequestLibrary } from "./requestLibrary.ts";
import { callGaxios, callPhin, callSimpleGet, callUserScript } from "./smallClients.ts";
import { callUnirest, callUnirestRequest } from "./unirest.ts";

/** The models of small clients and of child processes, see `models`. */
export const smallModels: Readonly<Record<string, Model>> = {
  simpleGet: { call: callSimpleGet },
  unirest: {
    call: (method, call, run) =>
      method === "request" ? callRequestLibrary("", call, run) : callUnirest(method, call, run),
  },
  unirestRequest: { call: callUnirestRequest },
  userScript: { call: callUserScript },
  gaxios: { call: callGaxios },
  phin: { call: callPhin },
  bent: { call: callBent },
  childProcess: { call: callChildProcess },
};
