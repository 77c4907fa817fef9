import type { IncomingMessage } from "node:http";
import { errorAnswer, parameterInvalid, type Answer } from "./answer.ts";
import type { Assumptions } from "./assumptions.ts";
import { readBody } from "./readBody.ts";

/** The decoded body of a request (undefined without one), or why there is none to decode. */
export async function readJson(
  request: IncomingMessage,
  assumptions: Pick<Assumptions, "malformedJson" | "otherContentType">,
): Promise<{ readonly json: unknown } | { readonly refusal: Answer; readonly malformed: boolean }> {
  const text = await readBody(request);
  if (text === undefined) {
    const body = { status: 413, error: "Payload Too Large" };
    return { refusal: { status: 413, body }, malformed: true };
  }
  if (text === "") return { json: undefined };
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) {
    const message = "The Content-Type header should be application/json";
    return {
      refusal:
        assumptions.otherContentType === "unsupported_media_type"
          ? errorAnswer(415, "unsupported_media_type", message)
          : parameterInvalid(message),
      malformed: false,
    };
  }
  try {
    const json: unknown = JSON.parse(text);
    return { json };
  } catch {
    return { refusal: malformedJson(assumptions), malformed: true };
  }
}

function malformedJson(assumptions: Pick<Assumptions, "malformedJson">): Answer {
  if (assumptions.malformedJson === "parameter_invalid") {
    return parameterInvalid("The body is not valid JSON");
  }
  const error =
    "There was a problem in the JSON you submitted [0cc175b9c0f1b6a831c399e269772661]: " +
    "Error occurred while parsing request parameters";
  return { status: 400, body: { status: 400, error } };
}
