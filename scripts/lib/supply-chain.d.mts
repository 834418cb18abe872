export interface Bill {
  components: {
    name: string;
    version: string;
    licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
  }[];
}
export interface Lock {
  packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
}
export function licenceProblems(bill: Bill): string[];
export function lockProblems(
  lock: Lock,
  manifest: { allowScripts?: Record<string, boolean> },
): string[];
export function lockFile(): Lock;
export function manifest(): { allowScripts: Record<string, boolean> };
