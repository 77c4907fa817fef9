import type { DiagnosedRequest, Finding } from "./finding.ts";
import { isBefore } from "./versions.ts";

/** Makes fixes agree where routes share one Intercom-Version: the newest version that one of them needs is set. */
export function withLatestVersion(
  diagnosed: readonly DiagnosedRequest[],
): readonly DiagnosedRequest[] {
  const latest = new Map<string, Finding>();
  for (const { findings } of diagnosed) {
    for (const finding of findings) {
      const needed = neededBy(finding);
      const known = latest.get(keyOf(finding));
      if (needed === undefined) continue;
      if (known === undefined || isBefore(neededBy(known) ?? needed, needed)) {
        latest.set(keyOf(finding), finding);
      }
    }
  }
  if (latest.size === 0) return diagnosed;
  return diagnosed.map(({ request, findings }) => ({
    request,
    findings: findings.map((finding) =>
      neededBy(finding) === undefined ? finding : (latest.get(keyOf(finding)) ?? finding),
    ),
  }));
}

function keyOf({ code, span }: Finding): string {
  return `${code} ${String(span.start)}`;
}

function neededBy({ code, fix }: Finding): string | undefined {
  const [change] = /^version-(?:too-old|unknown)$/.test(code) ? (fix?.changes ?? []) : [];
  return change?.kind === "setHeader" ? change.value : undefined;
}
