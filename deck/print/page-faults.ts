/**
 * Runs in the page: waits until its fonts and images are there, which is when it is ready to be printed.
 * It is handed to the browser as text, so it uses nothing but what stands in it.
 *
 * @returns what is missing, in words; empty if the page is whole
 */
export async function pageFaults(): Promise<string[]> {
  const images = [...document.images];
  for (const image of images) image.loading = 'eager';
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
  const name = ({ family, weight }: FontFace) => `${family.replaceAll('"', '')} ${weight}`;
  return [
    ...[...document.fonts]
      .filter(({ status }) => status === 'error')
      .map((font) => `the font ${name(font)} is missing`),
    ...images.filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => `the image ${src} is missing`),
    ...(document.querySelector('.slide') ? [] : ['it has no slides']),
  ];
}
