// Presses "Ask again" after two seconds. Without script the button does the same.
setTimeout(() => document.getElementById("ask-again").requestSubmit(), 2000);
