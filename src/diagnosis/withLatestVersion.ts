import type { DiagnosedRequest, Finding } from "./finding.ts";
import { isBefore } from "./versions.ts";

/** Of several routes that share one Intercom-Version, the one that needs the latest says which version is to stand there. */
export function withLatestVersion(
  diagnosed: readonly DiagnosedRequest[],
): readonly DiagnosedRequest[] {
  const latest = new Map<number, Finding>();
  for (const { findings } of diagnosed) {
    for (const finding of findings) {
      const needed = neededBy(finding);
      const known = latest.get(finding.span.start);
      if (needed === undefined) continue;
      if (known === undefined || isBefore(neededBy(known) ?? needed, needed)) {
        latest.set(finding.span.start, finding);
      }
    }
  }
  if (latest.size === 0) return diagnosed;
  return diagnosed.map(({ request, findings }) => ({
    request,
    findings: findings.map((finding) =>
      neededBy(finding) === undefined ? finding : (latest.get(finding.span.start) ?? finding),
    ),
  }));
}

function neededBy({ code, fix }: Finding): string | undefined {
  const [change] = code === "version-too-old" ? (fix?.changes ?? []) : [];
  return change?.kind === "setHeader" ? change.value : undefined;
}
