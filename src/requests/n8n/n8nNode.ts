import type { Node } from "jsonc-parser";
import { isSwitchedOff } from "../json/jsonHeaders.ts";
import type { Fill } from "../json/jsonRequestParts.ts";
import { propertyOf } from "../json/jsonText.ts";
import { withUnknown } from "../variables.ts";
import { slice } from "../places/written.ts";

/** Whether an object is an n8n workflow step that sends a request. */
export function isN8nNode(node: Node): boolean {
  const type: unknown = propertyOf(node, (key) => key === "type")?.value.value;
  return typeof type === "string" && /\.httpRequest(?:Tool)?$/.test(type) && hasParameters(node);
}

/** Whether an object is an n8n workflow step that is disabled. */
export function isIdleNode(node: Node): boolean {
  return hasParameters(node) && isSwitchedOff(node);
}

function hasParameters(node: Node): boolean {
  return propertyOf(node, (key) => key === "parameters")?.value.type === "object";
}

/** Whether an object is the settings of such a step. */
export function isOfN8n(node: Node): boolean {
  return propertyOf(node, isKeyOfN8n) !== undefined;
}

const isKeyOfN8n = (key: string): boolean =>
  /^(?:send(?:Headers|Body|Query)|(?:header|query)Parameters(?:Ui)?|nodeCredentialType|genericAuthType)$/.test(
    key,
  );

/** n8n evaluates a text that begins with `=`; others are sent as they are. */
export const expression: Fill = (written) => {
  const { text } = written;
  if (!text.startsWith("=")) return written;
  return withUnknown(slice(written, 1, text.length), /\{\{[^]*?\}\}/g);
};

/** Whether a step uses a credential, which may add any header. */
export function authenticates(node: Node): boolean {
  const authentication: unknown = propertyOf(node, (key) => key === "authentication")?.value.value;
  return authentication !== undefined && authentication !== "none" && authentication !== "";
}

/** Whether a step has a credential, for whatever purpose. */
export function hasCredentials(node: Node): boolean {
  const credentials = propertyOf(node, (key) => key === "credentials")?.value;
  return (credentials?.children ?? []).length > 0;
}
