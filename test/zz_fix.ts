import { readFileSync } from "node:fs";
import { judged, repaired } from "./unit/requests/code/judged.ts";
for (const file of process.argv.slice(2)) {
  const whole = readFileSync(file, "utf8");
  const snippets = file.endsWith(".py") ? [[file, whole]] : whole.split(/^=== /m).slice(1).map((s) => { const i = s.indexOf("\n"); return [s.slice(0, i), s.slice(i + 1).replace(/^!!! .*\n?/gm, "")]; });
  for (const [name, code] of snippets as [string, string][]) {
    const reqs = await judged("python", code).catch((e) => { console.log("THREW", name, e.message); return []; });
    const codes = new Set(reqs.flatMap((r) => r.findings).filter((f) => f.severity === "error" || f.severity === "warning").map((f) => f.code));
    for (const c of codes) {
      try {
        const after = await repaired("python", code, c);
        if (after === undefined) { console.log(`-- ${name}: ${c}: no fix`); continue; }
        const a = code.split("\n"), b = after.split("\n");
        console.log(`++ ${name}: ${c}\n` + b.filter((l) => !a.includes(l)).map((l) => "     " + l).join("\n"));
      } catch (e) { console.log(`!! ${name}: ${c}: ${(e as Error).message.slice(0, 1500)}`); }
    }
  }
}
