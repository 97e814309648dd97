// Times come as UTC and are shown in the viewer's zone, with the exact instant on hover.

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

export function showTimes(root) {
  const today = new Date().toDateString();
  for (const element of root.querySelectorAll('time[datetime]')) {
    const at = new Date(element.dateTime);
    if (!Number.isNaN(at.getTime())) {
      element.textContent = (at.toDateString() === today ? clock : day).format(at);
      element.title = at.toISOString();
    }
  }
}

export function clockTime(at) {
  return clock.format(at);
}
