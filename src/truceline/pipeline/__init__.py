"""THE LINE: joins the stages. ``reader`` reads one report; ``reconcile`` joins many. Nothing is imported here."""
