/** The words of the speaker view and of what a presenter does; a part of the table in words.ts. */
export interface SpeakerWords {
  /** Names of commands. */
  view: string;
  print: string;
  zoom: string;
  pointer: string;
  otherDisplay: string;
  timer: string;
  reset: string;
  rehearse: string;
  rehearsal: string;
  smaller: string;
  larger: string;
  /** Scrolls notes that are longer than their pane; said over their end as well. */
  moreNotes: string;
  openDeck: string;
  /** Where the deck is. */
  connected: string;
  searching: string;
  disconnected: string;
  /** Heads and states. */
  current: string;
  nextStep: string;
  end: string;
  step: string;
  noNotes: string;
  notesPrivate: string;
  clock: string;
  elapsed: string;
  remaining: string;
  over: string;
  thisSlide: string;
  onTime: string;
  ahead: string;
  behind: string;
  notStarted: string;
  paused: string;
  recording: string;
  back: string;
  backTo: string;
  /** The rehearsal's table. */
  planned: string;
  actual: string;
  difference: string;
  exportCsv: string;
  forget: string;
  keptHere: string;
}

export const enSpeaker: SpeakerWords = {
  view: 'Speaker view',
  print: 'Print',
  zoom: 'Zoom into a figure',
  pointer: 'Pointer: laser, spotlight, none',
  otherDisplay: 'Full screen on the other display',
  timer: 'Start or pause the timer',
  reset: 'Reset the timer',
  rehearse: 'Record a rehearsal',
  rehearsal: 'Rehearsal',
  smaller: 'Smaller notes',
  larger: 'Larger notes',
  moreNotes: 'More notes',
  openDeck: 'Open the deck',
  connected: 'Deck connected',
  searching: 'Looking for the deck',
  disconnected: 'Disconnected: no deck answers',
  current: 'Current slide',
  nextStep: 'Next step',
  end: 'End of the talk',
  step: 'Step',
  noNotes: 'No notes for this slide.',
  notesPrivate: 'The speaker notes are private: they are not part of this published page.',
  clock: 'Time',
  elapsed: 'Elapsed',
  remaining: 'Remaining',
  over: 'Over time',
  thisSlide: 'This slide',
  onTime: 'On time',
  ahead: 'ahead',
  behind: 'behind',
  notStarted: 'Starts with the first step',
  paused: 'Paused',
  recording: 'Recording',
  back: 'Back from the backup slides',
  backTo: 'Back to',
  planned: 'Planned',
  actual: 'Actual',
  difference: 'Difference',
  exportCsv: 'Save as CSV',
  forget: 'Delete the recording',
  keptHere: 'Kept on this machine only.',
};

export const deSpeaker: SpeakerWords = {
  view: 'Sprecheransicht',
  print: 'Drucken',
  zoom: 'Abbildung vergrößern',
  pointer: 'Zeiger: Laser, Lichtkegel, keiner',
  otherDisplay: 'Vollbild auf dem anderen Bildschirm',
  timer: 'Uhr starten oder anhalten',
  reset: 'Uhr zurücksetzen',
  rehearse: 'Probe aufzeichnen',
  rehearsal: 'Probe',
  smaller: 'Notizen kleiner',
  larger: 'Notizen größer',
  moreNotes: 'Weitere Notizen',
  openDeck: 'Präsentation öffnen',
  connected: 'Präsentation verbunden',
  searching: 'Präsentation wird gesucht',
  disconnected: 'Getrennt: keine Präsentation antwortet',
  current: 'Aktuelle Folie',
  nextStep: 'Nächster Schritt',
  end: 'Ende des Vortrags',
  step: 'Schritt',
  noNotes: 'Keine Notizen zu dieser Folie.',
  notesPrivate: 'Die Notizen sind privat: Diese veröffentlichte Seite enthält sie nicht.',
  clock: 'Uhrzeit',
  elapsed: 'Vergangen',
  remaining: 'Verbleibend',
  over: 'Überzogen',
  thisSlide: 'Diese Folie',
  onTime: 'Im Plan',
  ahead: 'voraus',
  behind: 'im Verzug',
  notStarted: 'Beginnt mit dem ersten Schritt',
  paused: 'Angehalten',
  recording: 'Aufzeichnung läuft',
  back: 'Zurück aus dem Anhang',
  backTo: 'Zurück zu',
  planned: 'Geplant',
  actual: 'Gebraucht',
  difference: 'Abweichung',
  exportCsv: 'Als CSV speichern',
  forget: 'Aufzeichnung löschen',
  keptHere: 'Nur auf diesem Gerät gespeichert.',
};
