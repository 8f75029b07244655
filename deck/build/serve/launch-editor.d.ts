/** launch-editor brings no types of its own: https://github.com/vitejs/launch-editor */
declare module 'launch-editor' {
  export default function launch(place: string): void;
}
