import * as l10n from "@vscode/l10n";
import type { IntercomErrorFacts, Unexpected } from "../intercom/errors.ts";
import { describeNotFound, describePermission } from "./describeRefusal.ts";
import { quoting } from "./quoting.ts";

/** What a failure is called in front of people. */
export interface Description {
  /** What happened, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly next: string;
}

/** Puts a failure into plain words. Intercom's own message is quoted where it says more than ours. */
export function describeError(facts: IntercomErrorFacts): Description {
  switch (facts.kind) {
    case "unauthorized":
      return describeUnauthorized(facts);
    case "forbidden":
      return {
        message: quoting(l10n.t("Intercom refuses this to the access token."), facts.said),
        next: describePermission(facts.operation),
      };
    case "notFound":
      return describeNotFound(facts);
    case "notAcceptable":
      return {
        message: l10n.t("Intercom refused the request's Accept header (406)."),
        next: l10n.t("Something between VS Code and Intercom may be changing headers."),
      };
    case "versionUnsupported":
      return {
        message: quoting(l10n.t("This API version cannot do that."), facts.said),
        next: l10n.t("Choose a later API version in the settings."),
      };
    case "invalidRequest":
      if (facts.code === "id_not_addressable") {
        return {
          message: l10n.t("Intercom cannot be asked for this: a URL has no way to say it."),
          next: l10n.t("Neither a type nor an id can be empty or consist of dots alone."),
        };
      }
      return {
        message: quoting(l10n.t("Intercom cannot read the request."), facts.said),
        next: l10n.t("Check what was asked for, then try again."),
      };
    case "conflict":
      return {
        message: quoting(l10n.t("Something else changed it meanwhile."), facts.said),
        next: l10n.t("Refresh, then try again."),
      };
    case "rateLimited":
      return {
        message: l10n.t("Too many requests for Intercom at the moment."),
        next: l10n.t("Wait some seconds, then try again."),
      };
    case "server":
      return {
        message: l10n.t("Intercom has a problem of its own ({0}).", facts.status ?? 500),
        next: l10n.t("Try again in a moment."),
      };
    case "network":
      return describeNetwork(facts.code);
    case "proxy":
      return {
        // Without a status nothing has answered: VS Code could not reach the proxy itself.
        message:
          facts.status === undefined
            ? l10n.t("The proxy between VS Code and Intercom cannot be reached.")
            : l10n.t("A proxy between VS Code and Intercom answered instead."),
        next: l10n.t("Check the setting http.proxy and the proxy's rules, then try again."),
      };
    case "tls":
      return describeTls(facts.code);
    case "timeout":
      return {
        message: l10n.t("Intercom took too long to answer."),
        next: l10n.t("Try again in a moment."),
      };
    case "cancelled":
      return { message: l10n.t("Cancelled."), next: l10n.t("Try again when you like.") };
    case "tooLarge":
      return {
        message: l10n.t("The answer is larger than 10 MB."),
        next: l10n.t("Try again with a smaller page."),
      };
    case "unexpectedResponse":
      return {
        message: describeUnexpected(facts.unexpected),
        next: l10n.t("Try again; if it stays, give Intercom's support the details in the log."),
      };
  }
}

function describeUnauthorized({ code, said }: IntercomErrorFacts): Description {
  if (code === "token_not_kept") {
    return {
      message: l10n.t("VS Code did not keep the token of {0}.", said ?? ""),
      next: l10n.t("Enter it again. If this repeats, this computer has no keychain for VS Code."),
    };
  }
  if (code === "token_missing") {
    return {
      message: l10n.t("There is no token of {0} on this computer.", said ?? ""),
      next: l10n.t("Enter it to go on."),
    };
  }
  return {
    message: quoting(l10n.t("Intercom does not accept the access token."), said),
    next: l10n.t("Copy it once more from Intercom's Developer Hub; it may have been revoked."),
  };
}

function describeNetwork(code: string | undefined): Description {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return {
      message: l10n.t("The name of Intercom's server cannot be looked up ({0}).", code),
      next: l10n.t("Check the network connection and its DNS, then try again."),
    };
  }
  return {
    message: l10n.t("Intercom cannot be reached ({0}).", code ?? l10n.t("no answer")),
    next: l10n.t("Check the network connection, and the setting http.proxy if there is a proxy."),
  };
}

function describeTls(code = "TLS"): Description {
  const ask = l10n.t("Ask who runs the network: its certificate must be known to this computer.");
  switch (code) {
    case "CERT_HAS_EXPIRED":
      return {
        message: l10n.t("The server's certificate has expired ({0}).", code),
        next: l10n.t("Check this computer's clock; else ask who runs the network."),
      };
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return {
        message: l10n.t("The certificate is for another server than Intercom ({0}).", code),
        next: l10n.t(
          "Something between VS Code and Intercom answers instead: ask who runs the network.",
        ),
      };
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
      return {
        message: l10n.t(
          "The certificate comes from an authority that is not trusted here ({0}).",
          code,
        ),
        next: ask,
      };
    default:
      return { message: l10n.t("No trusted connection could be made ({0}).", code), next: ask };
  }
}

function describeUnexpected(unexpected: Unexpected | undefined): string {
  switch (unexpected?.what) {
    case undefined:
      return l10n.t("Intercom answered in an unknown way.");
    case "html":
      return l10n.t("A web page came back instead of data.");
    case "empty":
      return l10n.t("The answer is empty.");
    case "notJson":
      return l10n.t("The answer is broken: it is not complete JSON.");
    case "redirect":
      return unexpected.location === undefined
        ? l10n.t("The server redirects somewhere else, which is not followed.")
        : l10n.t("The server redirects to {0}, which is not followed.", unexpected.location);
    case "shape":
      return l10n.t(
        "The answer has an unknown form: {0} should be {1}.",
        unexpected.path || l10n.t("the body"),
        unexpected.expected,
      );
  }
}
