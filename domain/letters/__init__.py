"""What letters and forms say: one typed model a kind, holding exactly the facts that its reader may see."""
