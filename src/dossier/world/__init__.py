"""Countries, clocks, holidays and money: shipped facts and what is computed from them."""
