"""The leak gate: nothing that is withheld stands in the finished bytes of what goes out."""
