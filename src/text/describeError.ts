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
        message: quoting(l10n.t("The access token does not have permission for this."), facts.said),
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
          message: l10n.t("This type or id cannot be used in a URL."),
          next: l10n.t("A type or id cannot be empty or consist only of dots."),
        };
      }
      return {
        message: quoting(l10n.t("Intercom cannot process the request."), facts.said),
        next: l10n.t("Check what you asked for, then try again."),
      };
    case "conflict":
      return {
        message: quoting(l10n.t("It was changed by someone else in the meantime."), facts.said),
        next: l10n.t("Refresh, then try again."),
      };
    case "rateLimited":
      return {
        message: l10n.t("Intercom is receiving too many requests right now."),
        next: l10n.t("Wait a few seconds, then try again."),
      };
    case "server":
      return {
        message: l10n.t("Intercom had an internal error ({0}).", facts.status ?? 500),
        next: l10n.t("Try again in a moment."),
      };
    case "network":
      return describeNetwork(facts.code);
    case "proxy":
      return {
        // Without a status nothing has answered: VS Code could not reach the proxy itself.
        message:
          facts.status === undefined
            ? l10n.t("Cannot reach the proxy between VS Code and Intercom.")
            : l10n.t("A proxy answered instead of Intercom."),
        next: l10n.t("Check the http.proxy setting and the proxy's rules, then try again."),
      };
    case "tls":
      return describeTls(facts.code);
    case "timeout":
      return {
        message: l10n.t("Intercom took too long to answer."),
        next: l10n.t("Try again in a moment."),
      };
    case "cancelled":
      return { message: l10n.t("Canceled."), next: l10n.t("Try again whenever you want.") };
    case "tooLarge":
      return {
        message: l10n.t("The answer is larger than 10 MB."),
        next: l10n.t("Try again with a smaller page."),
      };
    case "unexpectedResponse":
      return {
        message: describeUnexpected(facts.unexpected),
        next: l10n.t(
          "Try again. If it happens again, send Intercom's support the details in the log.",
        ),
      };
  }
}

function describeUnauthorized({ code, said }: IntercomErrorFacts): Description {
  if (code === "token_not_kept") {
    return {
      message: l10n.t("VS Code did not keep the token for {0}.", said ?? ""),
      next: l10n.t(
        "Enter it again. If this keeps happening, VS Code has no keychain on this computer.",
      ),
    };
  }
  if (code === "token_missing") {
    return {
      message: l10n.t("There is no token for {0} on this computer.", said ?? ""),
      next: l10n.t("Enter it to continue."),
    };
  }
  return {
    message: quoting(l10n.t("Intercom does not accept the access token."), said),
    next: l10n.t("Copy it again from Intercom's Developer Hub. It may have been revoked."),
  };
}

function describeNetwork(code: string | undefined): Description {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return {
      message: l10n.t("Cannot resolve the name of Intercom's server ({0}).", code),
      next: l10n.t("Check your network connection and DNS, then try again."),
    };
  }
  return {
    message: l10n.t("Cannot reach Intercom ({0}).", code ?? l10n.t("no answer")),
    next: l10n.t("Check your network connection, and the http.proxy setting if you use a proxy."),
  };
}

function describeTls(code = "TLS"): Description {
  const ask = l10n.t(
    "Ask your network administrator. This computer must trust the network's certificate.",
  );
  switch (code) {
    case "CERT_HAS_EXPIRED":
      return {
        message: l10n.t("The server's certificate has expired ({0}).", code),
        next: l10n.t(
          "Check this computer's clock. If it is right, ask your network administrator.",
        ),
      };
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return {
        message: l10n.t("The certificate is not for Intercom's server ({0}).", code),
        next: l10n.t(
          "Something between VS Code and Intercom is answering instead. Ask your network administrator.",
        ),
      };
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
      return {
        message: l10n.t(
          "The certificate comes from an authority that this computer does not trust ({0}).",
          code,
        ),
        next: ask,
      };
    default:
      return {
        message: l10n.t("Could not establish a trusted connection ({0}).", code),
        next: ask,
      };
  }
}

function describeUnexpected(unexpected: Unexpected | undefined): string {
  switch (unexpected?.what) {
    case undefined:
      return l10n.t("Intercom's answer could not be understood.");
    case "html":
      return l10n.t("A web page came back instead of data.");
    case "empty":
      return l10n.t("The answer is empty.");
    case "notJson":
      return l10n.t("The answer is broken: it is not complete JSON.");
    case "redirect":
      return unexpected.location === undefined
        ? l10n.t("The server redirects somewhere else. Redirects are not followed.")
        : l10n.t("The server redirects to {0}. Redirects are not followed.", unexpected.location);
    case "shape":
      return l10n.t(
        "The answer has an unexpected form: {0} should be {1}.",
        unexpected.path || l10n.t("the body"),
        unexpected.expected,
      );
  }
}
