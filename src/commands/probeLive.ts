import { type Uri, l10n, window } from "vscode";
import { headerNamed } from "../diagnosis/headers.ts";
import { intercomUrl } from "../diagnosis/intercomHost.ts";
import type { DiagnosedRequest } from "../diagnosis/diagnose.ts";
import type { ProbedAccept } from "../intercom/probeAccept.ts";
import { visible } from "../intercom/visible.ts";
import type { Session } from "../session/session.ts";
import { inform } from "../ui/inform.ts";
import { pick } from "../ui/pick.ts";
import { cancellable } from "../ui/progress.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";

/** How much a probe may send. */
type Consent = "bare" | "replay";

/** Asks Intercom itself: which Accept values it takes, and with consent the request with and without its repair. */
export function probeLive({ active, reports }: Pick<Dependencies, "active" | "reports">) {
  return async (uri?: Uri): Promise<void> => {
    const target = uri ?? window.activeTextEditor?.document.uri;
    const open = target && reports.of(target);
    if (target === undefined || open === undefined) {
      void inform(l10n.t("Open a report first: Intercom: Diagnose media_type_not_acceptable…"));
      return;
    }
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const replayable = open.diagnosis.requests.find(isReplayable);
    const consent = await askConsent(session, replayable !== undefined);
    if (consent === undefined) return;
    const lines = await cancellable(l10n.t("Probing…"), async (signal) => {
      const { probeAccept } = await import("../intercom/probeAccept.ts");
      const probed = await probeAccept((request, own) => session.sendExactly(request, own), signal);
      return [
        ...probed.map(describeProbe),
        ...(consent === "replay" && replayable !== undefined
          ? await replay(replayable, session, signal)
          : []),
      ];
    });
    const { report } = await import("../text/report.ts");
    const { diagnosis, origin, repaired } = open;
    const { text } = report({ diagnosis, origin, repaired, probe: lines });
    reports.update(target, { ...open, text });
  };
}

/** A GET changes nothing; anything else is not sent for the sake of an explanation. */
function isReplayable({ request }: DiagnosedRequest): boolean {
  return request.method.text === "GET" && intercomUrl(request) !== undefined;
}

async function askConsent(session: Session, replayable: boolean): Promise<Consent | undefined> {
  const name = visible(session.connection.name);
  return pick<Consent>(
    [
      {
        label: l10n.t("Four requests without a token"),
        description: l10n.t("GET /me with four Accept values"),
        value: "bare",
      },
      ...(replayable
        ? [
            {
              label: l10n.t("These, and the request itself with the token of {0}", name),
              description: l10n.t("a GET, once as it is and once repaired"),
              value: "replay" as const,
            },
          ]
        : []),
    ],
    l10n.t("What may be sent to {0}?", name),
  );
}

function describeProbe({ accept, status, refused }: ProbedAccept): string {
  const sent = accept === undefined ? l10n.t("No Accept") : `Accept: ${accept}`;
  return refused
    ? l10n.t("{0}: {1}, refused", sent, status)
    : l10n.t("{0}: {1}, the header is accepted", sent, status);
}

async function replay(
  { request }: DiagnosedRequest,
  session: Session,
  signal: AbortSignal,
): Promise<string[]> {
  const url = intercomUrl(request);
  if (url === undefined) return [];
  const target = url.query === "" ? url.path : `${url.path}?${url.query}`;
  const written = Object.fromEntries(
    request.headers.flatMap(({ name, value, removes }) =>
      value.kind === "known" && removes !== true && /^[\w!#$%&'*+.^`|~-]+$/.test(name)
        ? [[name, value.text] as const]
        : [],
    ),
  );
  const version = headerNamed(request, "intercom-version") === undefined ? "2.13" : undefined;
  const status = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await session.sendExactly({ method: "GET", target, headers, authorize: true }, signal)).status;
  const before = await status(written);
  const others = Object.entries(written).filter(([name]) => name.toLowerCase() !== "accept");
  const after = await status({
    ...Object.fromEntries(others),
    Accept: "application/json",
    ...(version === undefined ? {} : { "Intercom-Version": version }),
  });
  return [
    l10n.t("The request as it is: {0}", before),
    l10n.t("The request with Accept: application/json: {0}", after),
  ];
}
