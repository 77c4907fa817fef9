import { Disposable, Uri, l10n, workspace } from "vscode";
import { previewScheme } from "../contributions.ts";
import { encodeSegment } from "../model/resourceRef.ts";
import { shorten } from "../model/shorten.ts";
import { openDifference, openEditor } from "../ui/openEditor.ts";

/** A text to look at, and the name of its tab; what the name ends with is its language. */
export interface Preview {
  readonly name: string;
  readonly text: string;
}

/** Texts of this window that nobody edits: what is about to be sent, what was there before, what a test saw. */
export class Previews implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: Disposable;
  #count = 0;

  constructor() {
    this.#subscriptions = Disposable.from(
      workspace.registerTextDocumentContentProvider(previewScheme, {
        provideTextDocumentContent: (uri) =>
          this.#texts.get(uri.toString()) ?? l10n.t("This preview is no longer available."),
      }),
      workspace.onDidCloseTextDocument(({ uri }) => void this.#texts.delete(uri.toString())),
    );
  }

  /** Opens a text in an editor of its own. */
  async show(preview: Preview): Promise<void> {
    await openEditor(this.#add(preview), { preview: false });
  }

  /** Opens two texts beside each other; either may be a document that is there already. */
  async compare(before: Preview | Uri, after: Preview | Uri, title: string): Promise<void> {
    const uriOf = (side: Preview | Uri): Uri => (side instanceof Uri ? side : this.#add(side));
    await openDifference(uriOf(before), uriOf(after), title);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #add({ name, text }: Preview): Uri {
    this.#count += 1;
    const path = `/${this.#count}/${encodeSegment(shorten(name, 80))}`;
    const uri = Uri.from({ scheme: previewScheme, path });
    this.#texts.set(uri.toString(), text);
    return uri;
  }
}
