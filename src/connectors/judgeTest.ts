import * as l10n from "@vscode/l10n";
import { parseJson } from "../intercom/json.ts";
import type { TransportResponse } from "../intercom/transport.ts";

/** One thing that the guide wants to be so, and whether it is. */
export interface TestCheck {
  readonly passed: boolean;
  /** What was looked at. */
  readonly title: string;
  /** What was seen, and what to do about it where it is wrong; sentences. */
  readonly said: string;
}

/** The guide's checks of an answer: 200 OK, a JSON object, the one that was asked for, with data in it. */
export function judgeTest(
  { status, body }: Pick<TransportResponse, "status" | "body">,
  externalId: string | undefined,
): readonly TestCheck[] {
  const json = parsed(body);
  const first = [statusCheck(status), objectCheck(json)];
  if (status !== 200 || !isObject(json) || isList(json)) return first;
  return [
    ...first,
    ...(externalId === undefined ? [] : [sameCheck(json, externalId)]),
    dataCheck(json),
  ];
}

function statusCheck(status: number): TestCheck {
  const passed = status === 200;
  return {
    passed,
    title: l10n.t("200 OK"),
    said: passed
      ? l10n.t("Intercom answered 200.")
      : `${l10n.t("Intercom answered {0}.", status)} ${nextOf(status)}`,
  };
}

function nextOf(status: number): string {
  switch (status) {
    case 400:
      return l10n.t("Check Intercom-Version. Lists need 2.16, and a variable may be empty.");
    case 401:
      return l10n.t(
        "The connector sends no token, or one that Intercom does not accept. Check its Authorization header.",
      );
    case 403:
      return l10n.t("Give the token's app the permission to read custom objects.");
    case 404:
      return l10n.t(
        "Check the external_id and the type in the URL, including upper and lower case.",
      );
    case 406:
      return l10n.t(
        "Set the header Accept to application/json. Run “Repair Data Connector” to do so.",
      );
    case 429:
      return l10n.t("Too many requests. Wait a few seconds, then test again.");
    default:
      return l10n.t("See the response below.");
  }
}

function objectCheck(json: unknown): TestCheck {
  const title = l10n.t("A JSON object");
  if (json === undefined) {
    return {
      passed: false,
      title,
      said: l10n.t("The response is not JSON, so Intercom cannot map it."),
    };
  }
  if (!isObject(json) || isList(json)) {
    const said = l10n.t(
      "The response is a list. Ask for one object with ?external_id={{external_id}}.",
    );
    return { passed: false, title, said };
  }
  if (json["type"] === "error.list") {
    return { passed: false, title, said: l10n.t("The response is an error, not the object.") };
  }
  return { passed: true, title, said: l10n.t("The response is one JSON object.") };
}

function sameCheck(json: Readonly<Record<string, unknown>>, externalId: string): TestCheck {
  const passed = json["external_id"] === externalId;
  return {
    passed,
    title: l10n.t("The external_id matches"),
    said: passed
      ? l10n.t("It is the requested object.")
      : l10n.t("A different object came back, or none. Check how the URL uses {{external_id}}."),
  };
}

function dataCheck(json: Readonly<Record<string, unknown>>): TestCheck {
  const attributes = json["custom_attributes"];
  const data = attributes === undefined ? json : attributes;
  const passed = isObject(data) && Object.keys(data).length > 0;
  return {
    passed,
    title: l10n.t("There is data to map"),
    said: passed
      ? l10n.t("There are {0} values that Intercom can map.", Object.keys(data).length)
      : l10n.t(
          "The object has no custom attributes. Choose another instance, or fill in this one.",
        ),
  };
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isList(json: Readonly<Record<string, unknown>>): boolean {
  return json["type"] === "list" || Array.isArray(json["data"]);
}

function parsed(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
