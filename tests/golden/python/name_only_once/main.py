def main():
    very_special_function()
    return SETTING
