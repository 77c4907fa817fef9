import assert from "node:assert/strict";
import { type DiagnoseOptions, type Diagnosis, diagnose } from "../../../src/diagnosis/diagnose.ts";
import type { ErrorBody } from "../../../src/requests/extraction.ts";
import { shifted } from "../../../src/requests/places/shifted.ts";
import { type Described, laidOut } from "./laidOut.ts";

/** The diagnosis of requests, one behind the other; no rule may throw. */
export function diagnosed(
  given: Described | readonly Described[],
  options: DiagnoseOptions = {},
): Diagnosis {
  const requests = [given]
    .flat()
    .map((described, index) => shifted(laidOut(described).request, index * 10_000));
  const diagnosis = diagnose({ requests, errors: [], cutOff: false }, options);
  assert.deepEqual(diagnosis.failures, []);
  return diagnosis;
}

/** What is found in one request, as `error accept-value`. */
export function found(given: Described, options: DiagnoseOptions = {}): readonly string[] {
  return diagnosed(given, options).requests.flatMap(({ findings }) =>
    findings.map(({ severity, code }) => `${severity} ${code}`),
  );
}

/** The diagnosis of Intercom's error body alone. */
export const bareError: Diagnosis = diagnose({
  requests: [],
  errors: [errorBody()],
  cutOff: false,
});

function errorBody(): ErrorBody {
  return {
    code: "media_type_not_acceptable",
    message: "The Accept header should send a media type of application/json",
    requestId: undefined,
    span: { start: 0, end: 10 },
  };
}
