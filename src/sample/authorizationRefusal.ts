import { createHash, timingSafeEqual } from "node:crypto";
import { errorAnswer, type Answer } from "./answer.ts";
import type { Assumptions } from "./assumptions.ts";

/** The 401 for this Authorization header, or undefined where it carries the token. */
export function authorizationRefusal(
  authorization: string | undefined,
  token: string,
  assumptions: Pick<Assumptions, "authorizationMissing">,
): Answer | undefined {
  if (authorization === undefined && assumptions.authorizationMissing === "missing_authorization") {
    return errorAnswer(401, "missing_authorization", "The request has no authorization data");
  }
  const [, given] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return undefined;
  // The text of every 401 of the OpenAPI description, whatever was wrong with the header.
  return errorAnswer(401, "unauthorized", "Access Token Invalid");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
