-- policy: drop

