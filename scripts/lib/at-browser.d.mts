import type { Browser, Page } from 'playwright-core';

export const SIZES: Record<'pc' | 'phone', { width: number; height: number }>;
export function openBrowser(): Promise<Browser>;
export function signInAs(page: Page, at: { origin: string; account: string }): Promise<void>;
export function watchFaults(page: Page, tell: (fault: string) => void): void;
