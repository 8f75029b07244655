import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, ChromeReleaseChannel, computeSystemExecutablePath, getInstalledBrowsers } from '@puppeteer/browsers';
import { Launcher } from 'chrome-launcher';

/**
 * Where this machine has a Chrome, Chromium or Edge: chrome-launcher knows Chrome's places and Chromium's on Linux,
 * @puppeteer/browsers knows its own downloads; the rest is the table below.
 *
 * @param cacheDir where `@puppeteer/browsers` keeps its downloads
 * @returns paths, best first, each once
 */
export async function browserPlaces(cacheDir: string): Promise<string[]> {
  const downloads = existsSync(cacheDir) ? await getInstalledBrowsers({ cacheDir }) : [];
  const paths = [
    ...quietly(() => Launcher.getInstallations()),
    ...quietly(() => [computeSystemExecutablePath({ browser: Browser.CHROME, channel: ChromeReleaseChannel.STABLE })]),
    ...otherPlaces(),
    ...downloads.filter(({ browser }) => browser === Browser.CHROME).map(({ executablePath }) => executablePath),
  ];
  return [...new Set(paths)].filter((path) => existsSync(path));
}

/** Both finders throw where they find nothing. */
function quietly(find: () => string[]): string[] {
  try {
    return find();
  } catch {
    return [];
  }
}

/** Edge and Chromium as their installers place them; the same places as in playwright-core's registry. */
function otherPlaces(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return [
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (platform === 'win32') {
    return [env['PROGRAMFILES(X86)'], env.PROGRAMFILES, env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => ['Microsoft\\Edge', 'Chromium'].map((name) => [folder, name] as const))
      .map(([folder, name]) => join(folder, name, 'Application', name === 'Chromium' ? 'chrome.exe' : 'msedge.exe'));
  }
  return ['/usr/bin/chromium', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
}
