// A slider says its value beside it while it is moved.

export function bindSliders() {
  for (const slider of document.querySelectorAll('input[type=range]')) {
    const output = document.querySelector(`output[for="${CSS.escape(slider.id)}"]`);
    slider.addEventListener('input', () => {
      output.textContent = slider.value;
    });
  }
}
