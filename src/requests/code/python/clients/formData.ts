import { put } from "../../clients/making.ts";
import { putAnywhere } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { plainText } from "../../machine/values/texts.ts";
import { unknown, type Native, type Thing, type Value } from "../../machine/values/values.ts";
import { argumentsOf } from "../arguments.ts";
import { formData, hasFiles, mayBeFile } from "./bodies.ts";
import { dictOf } from "../dicts.ts";

/** `aiohttp.FormData({…})`: sent as a form, or as multipart if it has files. */
export function newFormData(call: Call, run: Run): Native {
  const { get, isOpen } = argumentsOf(call, ["fields"]);
  const state = run.thing([], { isOpen });
  const parts = get("default_to_multipart");
  if (parts !== undefined) putInParts(state, parts, run);
  const fields = get("fields");
  if (fields !== undefined) addFields(state, fields, run);
  return { kind: "native", path: formData, state };
}

/** `form.add_field("name", "a")`, `form.add_field("file", file, filename="a.csv")`. */
export function callFormData(method: string, call: Call, run: Run): Value {
  const { state, args } = call;
  if (state === undefined) return unknown;
  if (method === "add_fields") for (const each of args) addFields(state, each, run);
  if (method === "add_field") {
    const { get, isOpen } = argumentsOf(call, ["name", "value"]);
    if (isOpen) run.open(state, 0);
    const part = get("filename") ?? get("content_type");
    const value = get("value");
    if (part !== undefined) putInParts(state, part, run);
    const name = plainText(get("name")?.value) ?? "";
    if (value !== undefined && mayBeFile(name, value, run)) putInParts(state, value, run);
  }
  return unknown;
}

function addFields(state: Thing, { value, span }: Arg, run: Run): void {
  const fields = dictOf(value, run);
  if (fields.kind !== "thing") putAnywhere(state, run);
  else if (hasFiles(fields, run)) putInParts(state, { value, span }, run);
  else if (fields.shape.value.isOpen) run.open(state, 0);
}

function putInParts(state: Thing, { value, span }: Arg, run: Run): void {
  put(state, "inParts", value, span, run);
}
